import {
  loyaltyRules,
  type ProjectionName,
  projectionNames,
  providerPath,
  providerSchema,
  secondMs,
  unprocessedEvents,
} from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { readSettings } from '../firestore/read-settings.ts';
import { withDates } from '../firestore/with-dates.ts';
import { staffNews } from '../notify/staff-news.ts';
import { isCounted } from '../projections/gate.ts';
import { projectStoredEvent } from '../projections/project-stored-event.ts';
import { abandon, beginAnew, release, swapped } from '../projections/rebuild-state.ts';
import { clear } from './clear.ts';
import { EventsRewritten, type HeldRun, Outdated, RunChanged, takeRun } from './held-run.ts';
import { holdBack } from './hold-back.ts';
import type { House } from './rebuildable.ts';
import { scanPage, scanSkipped } from './scan.ts';
import { swap } from './swap.ts';

/** Commits of the last seconds may become visible out of order. They are counted during the pause. */
const settledMs = 10 * secondMs;

/** A pause that ends too early, or an erasure, sends a run back. Something is wrong if that happens again and again. */
const mostRounds = 20;

export interface RebuildOptions {
  /** All projections unless set. */
  readonly names?: readonly ProjectionName[];
  /** Leaves the rest to another run. */
  readonly timeIsUp?: AbortSignal;
  readonly settledAfterMs?: number;
  /** Processes an event that waited for the pause to end. Unless set, `retryDeliveries` sends the news of it. */
  readonly deliver?: (eventId: string) => Promise<unknown>;
}

export interface Rebuilt {
  /** False if the time was up first. */
  readonly isDone: boolean;
  /** Events that were counted, those of earlier runs included. */
  readonly counted: number;
  /** Milliseconds for which live projections waited. */
  readonly pausedMs: number;
}

const readHouse = async (context: CommandContext, providerId: string): Promise<House | undefined> => {
  const profile = await context.firestore.doc(providerPath(providerId)).get();
  if (!profile.exists) return undefined;
  const { settings } = await readSettings(context.firestore, providerId);
  const provider = providerSchema.parse(withDates(profile.data()));
  return { context, providerId, provider, rules: loyaltyRules(settings) };
};

type Limits = Pick<RebuildOptions, 'timeIsUp' | 'settledAfterMs'>;

/** Counts what is settled while everything goes on. Returns false if the time is up. */
const build = async (
  run: HeldRun,
  house: House,
  { timeIsUp, settledAfterMs = settledMs }: Limits,
): Promise<boolean> => {
  const until = new Date(run.committedAt.getTime() - settledAfterMs);
  while (await scanPage(run, house, until)) {
    if (timeIsUp?.aborted) return false;
  }
  return true;
};

/** Counts the rest and swaps, while projections wait. */
const finish = async (run: HeldRun, house: House): Promise<Rebuilt> => {
  const begin = performance.now();
  await holdBack(run, house);
  while (await scanPage(run, house));
  await scanSkipped(run, house);
  for (const name of run.names) await swap(run, house, name);
  const counted = run.state.counted ?? 0;
  await run.commit(swapped);
  return { isDone: true, counted, pausedMs: performance.now() - begin };
};

const round = async (run: HeldRun, house: House, limits: Limits): Promise<Rebuilt> => {
  await clear(run, house.context);
  // Another run has swapped, and died before its end.
  if (run.names.length === 0) return { isDone: true, counted: 0, pausedMs: 0 };
  if (await build(run, house, limits)) return await finish(run, house);
  const counted = run.state.counted ?? 0;
  await run.commit(abandon);
  return { isDone: false, counted, pausedMs: 0 };
};

/** Brings the run back to where it can go on after an error. Throws every other error. */
const goOn = async (run: HeldRun, error: unknown): Promise<void> => {
  if (error instanceof EventsRewritten) return await run.commit(beginAnew);
  if (error instanceof RunChanged) return await run.resume();
  if (!(error instanceof Outdated)) throw error;
};

/** A pause that ended too early, or an erasure, sends the run back to what is counted then. */
const untilDone = async (run: HeldRun, house: House, limits: Limits): Promise<Rebuilt> => {
  for (let n = 1; n < mostRounds; n++) {
    try {
      return await round(run, house, limits);
    } catch (error) {
      await goOn(run, error);
    }
  }
  return await round(run, house, limits);
};

/** Processes what has waited for the end of the pause. `retryEvents` does the rest, if this process dies. */
const catchUp = async (
  { context, providerId }: House,
  deliver: (eventId: string) => Promise<unknown>,
): Promise<void> => {
  const waiting = await readAllPages(context.firestore, unprocessedEvents(providerId));
  for (const event of waiting)
    if (event.get('syncStatus') === 'pending' && isCounted(event.data())) await deliver(event.id);
};

/**
 * Builds the projections of a provider anew from its events, while commands go on. Live projections wait for the last
 * moment of it. A run that died is continued where it stood.
 *
 * @returns `undefined` if there is no such provider
 * @throws RunTaken if another process does so, NewerCode if this code is too old, TooManySkipped if events must be mended
 */
export const rebuildProvider = async (
  context: CommandContext,
  providerId: string,
  {
    names = projectionNames,
    deliver = (id) => projectStoredEvent(context, providerId, id, { further: { staffNews: staffNews(() => {}) } }),
    ...limits
  }: RebuildOptions = {},
): Promise<Rebuilt | undefined> => {
  const house = await readHouse(context, providerId);
  if (!house) return undefined;
  const run = await takeRun(context, providerId, names);
  const rebuilt = await untilDone(run, house, limits);
  if (!rebuilt.isDone) return rebuilt;
  await clear(run, context);
  await run.commit(release);
  await catchUp(house, deliver);
  return rebuilt;
};
