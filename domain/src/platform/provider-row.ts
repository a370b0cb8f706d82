import { minutesOf } from '../health/add-minutes.ts';
import { allNormal } from '../health/health-of.ts';
import type { MetricsDay } from '../health/metrics-day.ts';
import { type Levels, signals } from '../health/signals.ts';
import { addSlots, emptySlot } from '../health/slot.ts';
import { minuteMs } from '../kernel/time/durations.ts';
import { estimateCost } from './estimate-cost.ts';
import type { PlatformDay, PlatformProvider } from './platform-summary.ts';

/** A level of a minute says nothing of a provider where nothing has happened for so long. */
const latelyMs = 10 * minuteMs;

const latestLevels = ({ minutes }: MetricsDay, now: Date): Levels => {
  const last = Math.max(...minutesOf(minutes).keys());
  const lately = Number.isFinite(last) && now.getTime() - last <= latelyMs;
  return (lately && minutes[new Date(last).toISOString().slice(0, 16)]?.levels) || allNormal;
};

/** The figures of a provider's UTC day. */
export const providerRow = (providerId: string, metrics: MetricsDay, devices: number, now: Date): PlatformProvider => {
  const sum = Object.values(metrics.hours).reduce(addSlots, emptySlot);
  const { commands, events, dropped, errors, conflicts, retries } = sum;
  return {
    ...{ providerId, day: metrics.day, devices },
    ...{ commands, events, dropped, errors, conflicts, retries },
    ...estimateCost(sum),
    levels: latestLevels(metrics, now),
    createdAt: now,
    updatedAt: now,
  };
};

const weights = { normal: 0, warning: 1, critical: 4 };

/** 0 if all is normal; one critical level weighs more than three warnings. */
export const badness = ({ levels }: Pick<PlatformProvider, 'levels'>): number =>
  signals.reduce((sum, signal) => sum + weights[levels[signal]], 0);

const added = [
  'commands',
  'events',
  'dropped',
  'errors',
  'conflicts',
  'retries',
  'reads',
  'writes',
  'microDollars',
] as const satisfies readonly (keyof PlatformDay & keyof PlatformProvider)[];

export const emptyPlatformDay = (day: string, now: Date): PlatformDay => ({
  ...{ day, providers: 0, commands: 0, events: 0, dropped: 0, errors: 0, conflicts: 0, retries: 0 },
  ...{ reads: 0, writes: 0, microDollars: 0, createdAt: now, updatedAt: now },
});

export const addToPlatformDay = (sum: PlatformDay, row: PlatformProvider): PlatformDay => ({
  ...sum,
  ...Object.fromEntries(added.map((name) => [name, sum[name] + row[name]])),
  providers: sum.providers + 1,
});
