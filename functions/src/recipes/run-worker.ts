import { setTimeout as wait } from 'node:timers/promises';
import { needsIn, secondMs, type Write } from '@counterfoil/domain';
import pLimit from 'p-limit';
import type { CommandContext } from '../firestore/command-context.ts';
import { availabilityWrites } from './availability-writes.ts';
import { costingWrites } from './costing-writes.ts';
import { type DueEvent, dueEvents, markWrite } from './due-events.ts';
import { findTargets } from './find-targets.ts';
import { type HeldLease, LeaseLost, Outdated, type Reached, takeOrFlag } from './held-lease.ts';
import type { Pass, WriteGroup } from './pass.ts';
import { planOf } from './plan.ts';
import { RecipeBook } from './recipe-book.ts';
import { updateStanding } from './update-standing.ts';

/** A commit well below the size that the database accepts. */
const writesPerCommit = 200;

/** A worker leaves the rest to the next event or sweep before its function is stopped. */
const longestRunMs = 30 * secondMs;

/** Changes of records come in series. The worker waits for the next one about as long as it has worked. */
const shortestWaitMs = 0.2 * secondMs;
const longestWaitMs = secondMs;

/** One worker, from taking the lease to its end. */
interface Run {
  readonly context: CommandContext;
  readonly providerId: string;
  readonly lease: HeldLease;
  readonly startedAt: number;
  /** Paths of the events whose recipes are written. */
  readonly done: Set<string>;
  book: RecipeBook;
}

/** Groups stay together, and keep their order. */
const inCommits = (groups: readonly WriteGroup[]): Write[][] => {
  const commits: Write[][] = [];
  for (const group of groups) {
    const last = commits.at(-1);
    if (last && last.length + group.length <= writesPerCommit) last.push(...group);
    else commits.push([...group]);
  }
  return commits;
};

const updateStandings = async ({ context, providerId }: Run, events: readonly DueEvent[]): Promise<void> => {
  const limit = pLimit(16);
  // The latest event of an ingredient stands for all of them.
  const settings = new Map(
    events.flatMap((event) => (event.impact.ingredientId ? [[event.impact.ingredientId, event]] : [])),
  );
  await Promise.all([...settings].map(([id, event]) => limit(() => updateStanding(context, providerId, event, id))));
};

/**
 * Computes everything that some events reach. The marks come last: until then, another worker finds the events.
 * Returns `undefined` for a provider that does not exist.
 */
const compute = async (run: Run, events: readonly DueEvent[], full: boolean): Promise<WriteGroup[] | undefined> => {
  const { context, providerId, lease, book } = run;
  const { firestore } = context;
  const now = context.clock();
  const plan = planOf(
    events.map(({ impact }) => impact),
    full,
  );
  await updateStandings(run, events);
  book.forget(plan);
  const targets = await findTargets(firestore, providerId, plan, book);
  const provider = await book.provider(plan);
  if (!provider) return undefined;
  await book.load([...new Set([...targets.availability, ...targets.costs])]);
  const pass: Pass = {
    firestore,
    providerId,
    provider,
    book,
    needsOf: needsIn(book.recipes),
    events,
    version: lease.version,
    now,
  };
  return [
    ...availabilityWrites(pass, targets.availability),
    ...(await costingWrites(pass, targets.costs)),
    ...events.map((event) => [markWrite(event, now)]),
  ];
};

/** Waits for the next change of a series, so that its pass shares what this worker has read. */
const waitForMore = ({ startedAt }: Run): Promise<void> =>
  wait(Math.min(longestWaitMs, Math.max(shortestWaitMs, performance.now() - startedAt)));

/** One pass over everything that is due. */
const passOnce = async (run: Run): Promise<Reached> => {
  const { context, providerId, lease, done } = run;
  const full = lease.isFull;
  const { events, isAll } = await dueEvents(context.firestore, providerId);
  const groups = events.length > 0 || full ? await compute(run, events, full) : [];
  if (!groups) return await lease.commit([], 'end');
  const commits = inCommits(groups);
  const last = commits.pop() ?? [];
  for (const writes of commits) await lease.commit(writes, 'renew');
  const isSeries = events.some(({ type }) => type !== 'inventory.stockChanged');
  const reached = await lease.commit(last, isAll && !isSeries ? 'end' : 'turn', true);
  for (const { path } of events) done.add(path);
  if (reached !== 'quiet' || !isAll) return reached;
  await waitForMore(run);
  return await lease.commit([], 'end');
};

const work = async (run: Run): Promise<void> => {
  const { context, providerId, lease, startedAt } = run;
  for (let reached: Reached = 'quiet'; reached !== 'ended'; ) {
    if (performance.now() - startedAt > longestRunMs) return lease.abandon();
    try {
      reached = await passOnce(run);
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      run.book = new RecipeBook(context.firestore, providerId);
    }
  }
};

/**
 * Computes the availability and costs of a provider's recipes until no event is due, unless another worker does. That
 * worker then takes another turn.
 *
 * @returns the paths of the events whose recipes this worker has written
 */
export const runWorker = async (context: CommandContext, providerId: string): Promise<ReadonlySet<string>> => {
  const lease = await takeOrFlag(context, providerId);
  const done = new Set<string>();
  if (!lease) return done;
  const book = new RecipeBook(context.firestore, providerId);
  try {
    await work({ context, providerId, lease, startedAt: performance.now(), done, book });
  } catch (error) {
    if (error instanceof LeaseLost) return done;
    // Without an answer from the database, the lease passes by itself.
    await lease.abandon().catch(() => {});
    throw error;
  }
  return done;
};
