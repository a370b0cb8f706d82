import type { Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { firestore } from '../../kit/admin.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { createTenant } from '../../kit/tenant.ts';
import { type Listened, noteListened } from '../listened.ts';
import { bookingsOfLongDay, longDay } from '../long-day.ts';
import { inCommits, type Strain, strainBy } from '../main-thread.ts';
import { quiet } from '../quiet.ts';
import { alternately, type Row } from '../row.ts';
import { appSide, bareSide, newDevice, type Side, seenAfter } from '../screen-sides.ts';
import { serveScreens } from '../serve-screens.ts';

const about = `${bookingsOfLongDay} bookings, 20 changes a second`;

export const longListRow: Row = {
  name: 'long-list',
  about: `longest task of the main thread with ${about}: the board against a bare page with the same listeners`,
  rounds: { quick: 1, full: 5 },
  open: async () => {
    const browser = await launchBrowser();
    const origin = await serveScreens();
    const bella = await createPerson('Bella');
    const { providerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
    const bookings = longDay(providerId);
    const paths = [...bookings.keys()];
    const writer = firestore.bulkWriter();
    for (const [path, booking] of bookings) void writer.set(firestore.doc(path), booking);
    await writer.close();
    const change = (numbers: readonly number[]) => {
      const batch = firestore.batch();
      for (const n of numbers) {
        batch.update(firestore.doc(paths[n % paths.length] ?? ''), { partySize: 1 + (n % 5), version: n + 2 });
      }
      return batch.commit();
    };
    let marks = 0;
    /** The emulator sends the whole list again after each commit, and is late with it. Each page must get all of them. */
    const lastChangeOn = async (page: Page): Promise<void> => {
      marks += 1;
      await firestore.doc(paths[0] ?? '').update({ serviceName: `Haircut ${marks}.` });
      await page.getByText(`Haircut ${marks}.`).first().waitFor({ timeout: 120_000 });
    };
    const board = appSide(origin, `/at/${providerId}/today`, '.board article', bella.email);
    /** The bare page opens the listeners that the board opens: each of them looks at each document that comes. */
    const listenedByBoard = async (): Promise<readonly Listened[]> => {
      const page = await newDevice(browser, origin, board);
      const listened = noteListened(page);
      await seenAfter(page, board.address);
      await page.waitForFunction(() => performance.now() > 10_000);
      await page.context().close();
      return listened();
    };
    const bare = bareSide(origin, { first: await listenedByBoard() }, bella.email);
    const strainOf = async (side: Side): Promise<Strain> => {
      const page = await newDevice(browser, origin, side);
      await seenAfter(page, side.address);
      await page.waitForFunction(() => performance.now() > 10_000);
      await quiet();
      const strain = await strainBy(page, inCommits, change, () => lastChangeOn(page));
      await page.context().close();
      return strain;
    };
    return {
      close: () => browser.close(),
      round: async (oursFirst) => {
        const { ours, baseline } = await alternately(
          oursFirst,
          () => strainOf(board),
          () => strainOf(bare),
        );
        return {
          'longest task': { unit: 'ms', ours: ours.longestMs, baseline: baseline.longestMs },
          'most processor time of a task': { unit: 'ms', ours: ours.busiestMs, baseline: baseline.busiestMs },
        };
      },
    };
  },
};
