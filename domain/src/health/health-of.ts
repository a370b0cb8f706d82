import { countOf, type Histogram, percentileOf } from './histogram.ts';
import { type Levels, valuesOf } from './signals.ts';
import type { Latencies, Slot } from './slot.ts';

/** Latencies in milliseconds; no percentiles without any. */
export interface LatencyFigures {
  readonly count: number;
  readonly p50?: number;
  readonly p95?: number;
}

/** The health of a provider over some time, as people read it. */
export type HealthFigures = Omit<Slot, keyof Latencies> &
  Readonly<Record<keyof Latencies, LatencyFigures>> & {
    /** Percent of deliveries, p95 in milliseconds, percent of commands. */
    readonly values: ReturnType<typeof valuesOf>;
  };

const figuresOf = (histogram: Histogram): LatencyFigures => {
  const [p50, p95] = [percentileOf(histogram, 50), percentileOf(histogram, 95)];
  return p50 === undefined || p95 === undefined ? { count: 0 } : { count: countOf(histogram), p50, p95 };
};

export const healthOf = (slot: Slot): HealthFigures => ({
  ...slot,
  committed: figuresOf(slot.committed),
  executed: figuresOf(slot.executed),
  projected: figuresOf(slot.projected),
  answered: figuresOf(slot.answered),
  seen: figuresOf(slot.seen),
  values: valuesOf(slot),
});

/** Also the levels of a provider where nothing happens. */
export const allNormal: Levels = { drops: 'normal', latency: 'normal', failures: 'normal' };
