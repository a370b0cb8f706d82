import type { Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { bookingsOfLongDay } from '../long-day.ts';
import { forMs, oneByOne, type Strain, strainBy } from '../main-thread.ts';
import { quiet } from '../quiet.ts';
import { alternately, type Row } from '../row.ts';
import { serveScreens } from '../serve-screens.ts';

/** Somebody types it meanwhile, and no letter may be lost. */
const typed = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The goal. */
const mostMs = 100;

/** About as long as the board works on one change. */
const busyMs = 10;

/** The board without Firestore: the client's test fake changes the bookings. */
const strainBoard = async (page: Page, origin: string): Promise<Strain> => {
  await page.goto(`${origin}/long-board`);
  await page.locator('.board article').first().waitFor();
  await page.getByRole('button', { name: 'Find by code' }).click();
  const code = page.getByRole('textbox', { name: 'Code' });
  await code.focus();
  await quiet();
  const typing = page.keyboard.type(typed, { delay: forMs / typed.length });
  const strain = await strainBy(page, oneByOne, (numbers) =>
    page.evaluate((all) => {
      for (const n of all) globalThis.changeBooking(n);
    }, numbers),
  );
  await typing;
  const kept = await code.inputValue();
  if (kept !== typed) throw new Error(`«${kept}» is left of «${typed}»`);
  return strain;
};

/** Its longest task tells how long this machine holds up a page that has little to do. */
const strainEmptyPage = async (page: Page): Promise<Strain> => {
  await quiet();
  return await strainBy(page, oneByOne, () =>
    page.evaluate((ms) => {
      for (const began = performance.now(); performance.now() - began < ms; );
    }, busyMs),
  );
};

export const longListInMemoryRow: Row = {
  name: 'long-list-in-memory',
  about: `longest task of the main thread with ${bookingsOfLongDay} bookings, 20 changes a second, and somebody who types: the board on the client's test fake, against the goal of ${mostMs} ms. An empty page that is busy for ${busyMs} ms at each change shows what the machine adds`,
  rounds: { quick: 3, full: 5 },
  open: async () => {
    const browser = await launchBrowser();
    const origin = await serveScreens();
    const onNewPage = async (strainOf: (page: Page) => Promise<Strain>): Promise<Strain> => {
      const page = await (await browser.newContext()).newPage();
      const strain = await strainOf(page);
      await page.context().close();
      return strain;
    };
    return {
      close: () => browser.close(),
      round: async (oursFirst) => {
        const { ours, baseline } = await alternately(
          oursFirst,
          () => onNewPage((page) => strainBoard(page, origin)),
          () => onNewPage(strainEmptyPage),
        );
        return {
          'longest task': { unit: 'ms', ours: ours.longestMs, baseline: mostMs },
          'most processor time of a task': { unit: 'ms', ours: ours.busiestMs, baseline: mostMs },
          'longest task of the empty page': { unit: 'ms', ours: baseline.longestMs, baseline: mostMs },
        };
      },
    };
  },
};
