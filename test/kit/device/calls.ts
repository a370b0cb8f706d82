import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Route } from 'playwright-core';
import type { Dice } from '../../../scripts/demo/dice.ts';

/** What happens to a device's calls on their way, in percent of them. */
export interface Trouble {
  readonly delayed: number;
  readonly delayMs: number;
  /** Delivered twice; the device gets the first answer, or the second. */
  readonly doubled: number;
}

/** A call that has been taken off the wire leaves its network behind: whether there is one is asked here. */
const pass = async (route: Route, dice: Dice, { delayed, delayMs, doubled }: Trouble, isOffline: () => boolean) => {
  const [late, twice, second] = [dice.int(1, 100) <= delayed, dice.int(1, 100) <= doubled, dice.int(0, 1) === 1];
  if (late) await delay(dice.int(1, delayMs));
  if (isOffline()) return await route.abort('internetdisconnected');
  if (!twice) return await route.continue();
  const first = await route.fetch();
  const again = await route.fetch();
  return await route.fulfill({ response: second ? again : first });
};

/** Delays and doubles what a device sends to the callable `command`. The same dice give the same trouble, call by call. */
export const troubleCalls = async (
  context: BrowserContext,
  dice: Dice,
  trouble: Trouble,
  isOffline: () => boolean,
): Promise<void> => {
  await context.route(/\/command$/, async (route) => {
    if (route.request().method() !== 'POST') return await route.continue();
    // The page may have gone meanwhile: then nobody waits for the answer.
    await pass(route, dice, trouble, isOffline).catch(() => {});
  });
};
