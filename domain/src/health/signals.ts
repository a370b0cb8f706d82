import { countAbove, countOf, type Histogram, percentileOf } from './histogram.ts';
import type { Slot } from './slot.ts';
import type { Thresholds } from './thresholds.ts';

/** The three values with a threshold. */
export const signals = ['drops', 'latency', 'failures'] as const;
export type Signal = (typeof signals)[number];

export const levels = ['normal', 'warning', 'critical'] as const;
export type Level = (typeof levels)[number];

export type Levels = Readonly<Record<Signal, Level>>;

/** One slow command is an accident: so many of a slot must be above the threshold. */
const leastSlow = 2;

const percentOf = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);

/** Latency as people feel it. A device that reports it sees the whole way; without one, the server's part counts. */
const felt = ({ seen, executed }: Slot): Histogram => (countOf(seen) > 0 ? seen : executed);

/**
 * The values of a slot. `drops`: percent of deliveries that were lost, which are attempts of devices to send, and
 * projections. `latency`: p95 in milliseconds. `failures`: percent of commands.
 */
export const valuesOf = (slot: Slot): Readonly<Record<Signal, number>> => ({
  drops: percentOf(slot.lost + slot.dropped, slot.sent + slot.lost + slot.events),
  latency: percentileOf(felt(slot), 95) ?? 0,
  failures: percentOf(slot.errors, slot.commands + slot.errors),
});

export const limitOf = ({ drops, latencyMs, failures }: Thresholds, signal: Signal): number =>
  ({ drops, latency: latencyMs, failures })[signal];

/** True if the signal is above a limit. */
export const isAbove = (slot: Slot, signal: Signal, limit: number): boolean =>
  valuesOf(slot)[signal] > limit && (signal !== 'latency' || countAbove(felt(slot), limit) >= leastSlow);

const levelOf = (slot: Slot, signal: Signal, thresholds: Thresholds): Level => {
  const limit = limitOf(thresholds, signal);
  if (isAbove(slot, signal, limit * thresholds.criticalFactor)) return 'critical';
  return isAbove(slot, signal, limit) ? 'warning' : 'normal';
};

export const levelsOf = (slot: Slot, thresholds: Thresholds): Levels => ({
  drops: levelOf(slot, 'drops', thresholds),
  latency: levelOf(slot, 'latency', thresholds),
  failures: levelOf(slot, 'failures', thresholds),
});
