import { reservationStatuses } from '@counterfoil/domain';
import type { Browser, Page } from 'playwright-core';
import { password } from '../kit/browser-person.ts';
import { signInAs } from '../kit/screen/open-screen.ts';
import { englishDesk } from '../kit/screen/readers.ts';
import type { Reads } from './listened.ts';

/**
 * Marks the moment at which an element is there for the first time, and says so. Both sides are watched in the same way.
 */
const watchFor = (page: Page, selector: string) =>
  page.addInitScript((wanted) => {
    const look = () => {
      if (!document.querySelector(wanted) || performance.getEntriesByName('seen').length > 0) return;
      performance.mark('seen');
      console.info('seen');
      watching.disconnect();
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { childList: true, subtree: true });
  }, selector);

/**
 * Milliseconds from the navigation to the data, by the browser's own marks. Nothing asks the page before. The code of a
 * question takes its thread 30 ms: one side has them to spare while it waits, and the other has not.
 */
export const seenAfter = async (page: Page, address: string): Promise<number> => {
  const seen = page.waitForEvent('console', { predicate: (message) => message.text() === 'seen' });
  await page.goto(address);
  await seen;
  return await page.evaluate(() => performance.getEntriesByName('seen')[0]?.startTime ?? 0);
};

/** One of two pages that are compared. */
export interface Side {
  readonly address: string;
  readonly selector: string;
  signIn(page: Page): Promise<unknown>;
}

/**
 * A device that has never been here, but has somebody signed in. If it `isCold`, it has none of the code either, which
 * came with the sign-in.
 */
export const newDevice = async (
  browser: Browser,
  origin: string,
  { selector, signIn }: Side,
  isCold = false,
): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page);
  await page.goto(`${origin}/before-init.js`);
  await watchFor(page, selector);
  if (isCold) await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
  return page;
};

export const appSide = (origin: string, path: string, selector: string, email: string): Side => ({
  address: origin + path,
  selector,
  signIn: async (page) => {
    await page.goto(`${origin}/me`);
    await signInAs(page, englishDesk, email);
    await page.locator('nav.doors').waitFor();
  },
});

/** Its list is complete once every listener has answered. */
export const bareSide = (origin: string, reads: Reads, email: string): Side => ({
  address: `${origin}/bare?${new URLSearchParams({ reads: JSON.stringify(reads) })}`,
  selector: '#complete',
  signIn: async (page) => {
    await page.goto(`${origin}/bare`);
    await page.waitForFunction(() => 'bareSignIn' in globalThis);
    await page.evaluate(([mail, word]) => globalThis.bareSignIn(mail, word), [email, password] as const);
  },
});

/** The lists of a provider's bookings, one for each status. */
export const referencesOf = (providerId: string): string[] =>
  reservationStatuses.map((status) => `serviceProviders/${providerId}/${status}Reservations`);
