import { secondMs } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { prepareBaseline, runBaseline } from './baseline.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { limitConcurrency, type Played, playMoment } from './play-moment.ts';
import type { History, Moment } from './timeline.ts';

/** Commands per leg: after each one, the baseline is measured and a checkpoint is written. */
const commandsPerLeg = 250;

export type Progress = (done: number) => void;

export interface PlayOptions {
  readonly fileId: string;
  /** Another database of the same suite, for the baseline. */
  readonly baseline: Firestore;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface PlayReport {
  readonly commands: number;
  readonly applied: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** The first 20 rejections, with their lines. */
  readonly refusals: readonly string[];
  /** For each leg: its commands, its seconds, and the seconds of the baseline. */
  readonly legs: readonly { readonly commands: number; readonly seconds: number; readonly floorSeconds: number }[];
  readonly interrupted: boolean;
}

const legsOf = (moments: readonly Moment[]): Moment[][] => {
  const legs: Moment[][] = [];
  let size = commandsPerLeg;
  for (const moment of moments) {
    if (size >= commandsPerLeg) {
      legs.push([]);
      size = 0;
    }
    legs.at(-1)?.push(moment);
    size += moment.entries.length;
  }
  return legs;
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now();
  await work();
  return (performance.now() - before) / secondMs;
};

/** The same reads and writes in the same order and with the same concurrency, without Counterfoil. */
const playBaseline = async (firestore: Firestore, played: readonly Played[][]): Promise<void> => {
  for (const moment of played) {
    await Promise.all(moment.map(({ trace }) => limitConcurrency(() => runBaseline(firestore, trace))));
  }
};

/**
 * Projects all events at once, as the trigger does one by one, so that the report finds them projected. A second
 * projection of an event changes nothing.
 */
const projectAll = async (firestore: Firestore, providerId: string, played: readonly Played[]): Promise<void> => {
  const context = { firestore, clock: () => new Date() };
  const eventIds = played.flatMap(({ outcome }) => (outcome.outcome === 'rejected' ? [] : outcome.eventIds));
  await Promise.all(
    eventIds.map((eventId) => limitConcurrency(() => projectStoredEvent(context, providerId, eventId))),
  );
};

const tally = (played: readonly Played[]) => ({
  commands: played.length,
  applied: played.filter(({ outcome }) => outcome.outcome === 'applied').length,
  duplicate: played.filter(({ outcome }) => outcome.outcome === 'duplicate').length,
  rejected: played.filter(({ outcome }) => outcome.outcome === 'rejected').length,
  refusals: played.flatMap(({ entry, outcome }) =>
    outcome.outcome === 'rejected'
      ? [`line ${entry.line}: ${entry.command.type}: ${outcome.rejection.code}: ${outcome.rejection.message}`]
      : [],
  ),
});

/**
 * Plays a history from its checkpoint, one instant after the other. After each leg it measures the baseline with the
 * same reads and writes. Stops after the instant during which `signal` aborts.
 */
export const playHistory = async (
  firestore: Firestore,
  history: History,
  { fileId, baseline, progress, signal }: PlayOptions,
): Promise<PlayReport> => {
  const { providerId, moments } = history;
  let done = await readCheckpoint(firestore, providerId, fileId);
  let commands = moments.slice(0, done).reduce((sum, { entries }) => sum + entries.length, 0);
  const all: Played[] = [];
  const legs: PlayReport['legs'][number][] = [];
  await prepareBaseline(baseline);
  for (const leg of legsOf(moments.slice(done))) {
    const played: Played[][] = [];
    const took = await seconds(async () => {
      for (const moment of leg) {
        if (signal.aborted) break;
        played.push(await playMoment(firestore, moment));
        commands += moment.entries.length;
        progress(commands);
      }
    });
    done += played.length;
    await writeCheckpoint(firestore, providerId, fileId, done);
    await projectAll(firestore, providerId, played.flat());
    if (signal.aborted) break;
    const baselineSeconds = await seconds(() => playBaseline(baseline, played));
    legs.push({ commands: played.flat().length, seconds: took, floorSeconds: baselineSeconds });
    all.push(...played.flat());
  }
  const counts = tally(all);
  return { ...counts, refusals: counts.refusals.slice(0, 20), legs, interrupted: signal.aborted };
};
