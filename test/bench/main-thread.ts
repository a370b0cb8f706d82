import type { Page } from 'playwright-core';

/** How the main thread of a page bore a time of changes. */
export interface Strain {
  /** Milliseconds of its longest task. Tasks below 50 ms are not reported by the browser, and count as 50. */
  readonly longestMs: number;
  /** Changes that were made, in both cases at the same pace. */
  readonly changes: number;
}

export const pace = { everyMs: 50, forMs: 10_000 } as const;

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
 * Makes changes at a steady pace. A change that is late does not hold up the next one, so that a slow side gets no
 * fewer.
 */
export const strainBy = async (page: Page, change: (n: number) => Promise<unknown>): Promise<Strain> => {
  await watchTasks(page);
  const began = performance.now();
  const made: Promise<unknown>[] = [];
  while (performance.now() - began < pace.forMs) {
    made.push(change(made.length));
    const due = began + made.length * pace.everyMs;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  await Promise.all(made);
  return { longestMs: await longestOf(page), changes: made.length };
};
