import { minuteMs } from '../kernel/time/durations.ts';
import { isAbove, type Level, levelsOf, limitOf, type Signal, valuesOf } from './signals.ts';
import { emptySlot, type Slot } from './slot.ts';
import type { Thresholds } from './thresholds.ts';

/**
 * The alert of one signal:
 *
 * ```
 * none ──▶ raised   above its threshold in two of the last three minutes
 * raised ──▶ none   at most four fifths of the threshold in each of the last five minutes, or nothing happened
 * ```
 *
 * It depends on the stored minutes alone, so a run that is repeated decides the same. Five calm minutes hold no minute
 * that could raise it again, so it never flaps. It does not know of documents and messages.
 */
const raiseWithin = 3;
const raiseFrom = 2;
const calmMinutes = 5;
const calmShare = 0.8;

/** Slots of single minutes, by their beginnings in milliseconds since 1970. */
export type Minutes = ReadonlyMap<number, Slot>;

export interface Raised {
  readonly step: 'raise';
  /** The first minute above the threshold since the last five calm ones. The same in each run, so it is told once. */
  readonly since: Date;
  readonly level: Level;
  readonly value: number;
  readonly limit: number;
}

export type AlertStep = Raised | { readonly step: 'clear' | 'keep' };

interface Watched {
  readonly minutes: Minutes;
  /** The beginning of the last measured minute, in milliseconds since 1970. */
  readonly last: number;
  readonly thresholds: Thresholds;
}

const slotAt = ({ minutes, last }: Watched, ago: number): Slot => minutes.get(last - ago * minuteMs) ?? emptySlot;

/** How many minutes ago each minute above a limit was, the latest first. */
const minutesAbove = (watched: Watched, signal: Signal, limit: number): number[] => {
  const oldest = Math.min(watched.last, ...watched.minutes.keys());
  const count = Math.round((watched.last - oldest) / minuteMs) + 1;
  return Array.from({ length: count }, (_, ago) => ago).filter((ago) => isAbove(slotAt(watched, ago), signal, limit));
};

/** The earliest of them that no five calm minutes separate from the latest. */
const beginOf = (above: readonly number[]): number =>
  above.reduce((begin, ago) => (ago - begin <= calmMinutes ? ago : begin), above[0] ?? 0);

export const alertStep = (watched: Watched, signal: Signal, isOpen: boolean): AlertStep => {
  const { last, thresholds } = watched;
  const limit = limitOf(thresholds, signal);
  if (isOpen) {
    const hot = minutesAbove(watched, signal, limit * calmShare);
    return { step: hot.some((ago) => ago < calmMinutes) ? 'keep' : 'clear' };
  }
  const above = minutesAbove(watched, signal, limit);
  const [latest] = above;
  if (latest === undefined || above.filter((ago) => ago < raiseWithin).length < raiseFrom) return { step: 'keep' };
  const slot = slotAt(watched, latest);
  return {
    step: 'raise',
    since: new Date(last - beginOf(above) * minuteMs),
    level: levelsOf(slot, thresholds)[signal],
    value: Math.round(valuesOf(slot)[signal]),
    limit,
  };
};
