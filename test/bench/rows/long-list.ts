import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { firestore } from '../../kit/admin.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { createTenant } from '../../kit/tenant.ts';
import { type Listened, noteListened } from '../listened.ts';
import { bookingsOfLongDay, longDay } from '../long-day.ts';
import { inCommits, strainBy } from '../main-thread.ts';
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
    const strain = async (side: Side): Promise<number> => {
      const page = await newDevice(browser, origin, side);
      // The emulator still sends what changed for the side before.
      await quiet(120_000);
      await seenAfter(page, side.address);
      await page.waitForFunction(() => performance.now() > 10_000);
      const { longestMs } = await strainBy(page, inCommits, change);
      await page.context().close();
      return longestMs;
    };
    return {
      close: () => browser.close(),
      round: async (oursFirst) => {
        const tasks = await alternately(
          oursFirst,
          () => strain(board),
          () => strain(bare),
        );
        return { 'longest task': { unit: 'ms', ...tasks } };
      },
    };
  },
};
