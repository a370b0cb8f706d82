import { setTimeout as delay } from 'node:timers/promises';
import type { Outcome } from '@counterfoil/client';
import type { APIResponse, BrowserContext, Route } from 'playwright-core';
import type { Dice } from '../../../scripts/demo/dice.ts';

/** What happens to a device's calls on their way, in percent of them. */
export interface Trouble {
  readonly delayed: number;
  readonly delayMs: number;
  /** Delivered twice; the device gets the first answer, or the second. */
  readonly doubled: number;
}

/** What is known of the calls of a device that nobody on it can know. */
export interface Calls {
  readonly isOffline: () => boolean;
  /** Commands that were refused when they arrived first, and applied when they arrived again: refusals leave no receipt. */
  readonly decidedTwice: Set<string>;
}

const refusedIn = async (response: APIResponse): Promise<string[]> => {
  const body: { result?: { outcomes?: readonly Outcome[] } } = response.ok() ? await response.json() : {};
  const outcomes = body.result?.outcomes ?? [];
  return outcomes.filter(({ outcome }) => outcome === 'rejected').map(({ commandId }) => commandId);
};

/** A call that has been taken off the wire leaves its network behind: whether there is one is asked here. */
const pass = async (route: Route, dice: Dice, { delayed, delayMs, doubled }: Trouble, calls: Calls) => {
  const [late, twice, second] = [dice.int(1, 100) <= delayed, dice.int(1, 100) <= doubled, dice.int(0, 1) === 1];
  if (late) await delay(dice.int(1, delayMs));
  if (calls.isOffline()) return await route.abort('internetdisconnected');
  if (!twice) return await route.continue();
  const first = await route.fetch();
  const again = await route.fetch();
  const still = await refusedIn(again);
  for (const id of await refusedIn(first)) if (!still.includes(id)) calls.decidedTwice.add(id);
  return await route.fulfill({ response: second ? again : first });
};

/** Delays and doubles what a device sends to the callable `command`. The same dice give the same trouble, call by call. */
export const troubleCalls = async (
  context: BrowserContext,
  dice: Dice,
  trouble: Trouble,
  calls: Calls,
): Promise<void> => {
  await context.route(/\/command$/, async (route) => {
    if (route.request().method() !== 'POST') return await route.continue();
    // The page may have gone meanwhile: then nobody waits for the answer.
    await pass(route, dice, trouble, calls).catch(() => {});
  });
};
