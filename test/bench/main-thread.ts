import type { Page } from 'playwright-core';

/** How the main thread of a page bore a time of changes. */
export interface Strain {
  /** Milliseconds of its longest task. Tasks below 50 ms are not reported by the browser, and count as 50. */
  readonly longestMs: number;
  /** Changes that were made, in both cases at the same pace. */
  readonly changes: number;
}

interface Pace {
  readonly everyMs: number;
  readonly changes: number;
}

export const forMs = 10_000;

/** Twenty changes a second. */
export const oneByOne: Pace = { everyMs: 50, changes: 1 };

/** As many, in commits of ten: the emulator sends the whole list again after each, and cannot twenty times a second. */
export const inCommits: Pace = { everyMs: 500, changes: 10 };

/** Watches the tasks of a page from now on. */
const watchTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const strain = { longestMs: 50 };
    Object.assign(globalThis, { strain });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) strain.longestMs = Math.max(strain.longestMs, duration);
    }).observe({ type: 'longtask' });
  });

const longestOf = (page: Page): Promise<number> => page.evaluate(() => Reflect.get(globalThis, 'strain').longestMs);

/**
 * Makes changes at a steady pace. A commit that is late does not hold up the next one, so that a slow side gets no
 * fewer.
 *
 * @param change makes the changes of one commit, by their numbers
 */
export const strainBy = async (
  page: Page,
  pace: Pace,
  change: (numbers: readonly number[]) => Promise<unknown>,
): Promise<Strain> => {
  await watchTasks(page);
  const began = performance.now();
  const made: Promise<PromiseSettledResult<unknown>[]>[] = [];
  while (performance.now() - began < forMs) {
    const first = made.length * pace.changes;
    made.push(Promise.allSettled([change(Array.from({ length: pace.changes }, (_, n) => first + n))]));
    const due = began + made.length * pace.everyMs;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  const failed = (await Promise.all(made)).flat().filter((one) => one.status === 'rejected');
  if (failed[0]) throw new Error(`${failed.length} of ${made.length} changes failed`, { cause: failed[0].reason });
  return { longestMs: await longestOf(page), changes: made.length * pace.changes };
};
