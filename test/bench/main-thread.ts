import type { Page } from 'playwright-core';

/** How the main thread of a page bore a time of changes. */
export interface Strain {
  /** Milliseconds of its longest task, by the clock. */
  readonly longestMs: number;
  /** The most processor time of one task, in milliseconds. A machine that holds up a thread does not add to it. */
  readonly busiestMs: number;
}

interface Pace {
  readonly everyMs: number;
  readonly changes: number;
}

export const forMs = 10_000;

/** Twenty changes a second. */
export const oneByOne: Pace = { everyMs: 50, changes: 1 };

/** As many, in few commits: the emulator sends the whole list again after each, which takes it seconds. */
export const inCommits: Pace = { everyMs: 2000, changes: 40 };

type TraceEvent = Readonly<Record<string, unknown>>;

const isMainThread = ({ name, args }: TraceEvent): boolean =>
  name === 'thread_name' && JSON.stringify(args).includes('CrRendererMain');

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

/** Notes the tasks of the only page that is at work. Returns a function that stops, and tells how it bore them. */
const watchTasks = async (page: Page): Promise<() => Promise<Strain>> => {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel'] } });
  return async () => {
    const complete = new Promise<boolean>((resolve) => {
      session.once('Tracing.tracingComplete', ({ dataLossOccurred }) => resolve(!dataLossOccurred));
    });
    await session.send('Tracing.end');
    if (!(await complete)) throw new Error('the browser lost a part of its trace');
    const mainThreads = new Set(events.filter(isMainThread).map(threadOf));
    const tasks = events.filter(
      (event) => event.name === 'ThreadControllerImpl::RunTask' && mainThreads.has(threadOf(event)),
    );
    const most = (field: 'dur' | 'tdur'): number => {
      const longest = tasks.reduce((before, task) => Math.max(before, Number(task[field] ?? 0)), 0);
      if (longest === 0) throw new Error(`this browser does not tell \`${field}\` of its tasks`);
      return longest / 1000;
    };
    return { longestMs: most('dur'), busiestMs: most('tdur') };
  };
};

/**
 * Makes changes at a steady pace. A commit that is late does not hold up the next one, so that a slow side gets no
 * fewer.
 *
 * @param change makes the changes of one commit, by their numbers
 * @param arrived resolves once the page shows all of them
 */
export const strainBy = async (
  page: Page,
  pace: Pace,
  change: (numbers: readonly number[]) => Promise<unknown>,
  arrived: () => Promise<unknown> = async () => {},
): Promise<Strain> => {
  const strain = await watchTasks(page);
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
  await arrived();
  return await strain();
};
