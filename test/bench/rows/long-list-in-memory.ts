import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { bookingsOfLongDay } from '../long-day.ts';
import { forMs, oneByOne, strainBy } from '../main-thread.ts';
import type { Row } from '../row.ts';
import { serveScreens } from '../serve-screens.ts';

/** Somebody types it meanwhile, and no letter may be lost. */
const typed = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The board without Firestore: the client's test fake changes the bookings. */
export const longListInMemoryRow: Row = {
  name: 'long-list-in-memory',
  about: `longest task of the main thread with ${bookingsOfLongDay} bookings, 20 changes a second, and somebody who types: the board on the client's test fake, against the limit of 100 ms`,
  rounds: { quick: 3, full: 5 },
  open: async () => {
    const browser = await launchBrowser();
    const origin = await serveScreens();
    const longest = async (): Promise<number> => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${origin}/long-board`);
      await page.locator('.board article').first().waitFor();
      await page.getByRole('button', { name: 'Find by code' }).click();
      const code = page.getByRole('textbox', { name: 'Code' });
      await code.focus();
      const typing = page.keyboard.type(typed, { delay: forMs / typed.length });
      const { longestMs } = await strainBy(page, oneByOne, (numbers) =>
        page.evaluate((all) => {
          for (const n of all) globalThis.changeBooking(n);
        }, numbers),
      );
      await typing;
      const kept = await code.inputValue();
      if (kept !== typed) throw new Error(`«${kept}» is left of «${typed}»`);
      await page.context().close();
      return longestMs;
    };
    return {
      close: () => browser.close(),
      round: async () => ({ 'longest task': { unit: 'ms', ours: await longest(), baseline: 100 } }),
    };
  },
};
