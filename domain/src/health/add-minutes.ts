import { dayMs, minuteMs } from '../kernel/time/durations.ts';
import type { Minutes } from './alert-step.ts';
import type { MetricsDay, StoredMinute } from './metrics-day.ts';
import { hourName, metricsDay, minuteName } from './paths.ts';
import { levelsOf } from './signals.ts';
import { addSlots, emptySlot } from './slot.ts';
import type { Thresholds } from './thresholds.ts';

/** Alerts look at minutes that are as old as this at most, and a person at the last ones. */
const ringMs = 30 * minuteMs;

/** Days that a document of metrics is kept after its day. */
const keptDays = 30;

const beginOf = (name: string): number => Date.parse(`${name}Z`);

/** Stored minutes by their beginnings. */
export const minutesOf = (minutes: MetricsDay['minutes']): Minutes =>
  new Map(Object.entries(minutes).map(([name, slot]) => [beginOf(name), slot]));

interface Given {
  /** All of the same UTC day. */
  readonly minutes: Minutes;
  readonly thresholds: Thresholds;
  readonly now: Date;
}

/**
 * The document of a day with further minutes. Minutes that it has already stay as they are, so a repeated run adds
 * nothing.
 *
 * @param before the day so far; else the day before, whose last minutes go on
 * @returns `undefined` if nothing is new
 */
export const addMinutes = (
  before: MetricsDay | undefined,
  { minutes, thresholds, now }: Given,
): MetricsDay | undefined => {
  const fresh = [...minutes].filter(([begin]) => !before?.minutes[minuteName(new Date(begin))]);
  const last = Math.max(...fresh.map(([begin]) => begin));
  if (fresh.length === 0) return undefined;
  const day = metricsDay(new Date(last));
  const isSameDay = before?.day === day;
  const hours: Record<string, MetricsDay['hours'][string]> = isSameDay ? { ...before.hours } : {};
  const added: Record<string, StoredMinute> = {};
  for (const [begin, slot] of fresh) {
    const at = new Date(begin);
    hours[hourName(at)] = { ...addSlots(hours[hourName(at)] ?? emptySlot, slot) };
    added[minuteName(at)] = { ...slot, levels: levelsOf(slot, thresholds) };
  }
  const kept = Object.entries({ ...before?.minutes, ...added }).filter(([name]) => beginOf(name) > last - ringMs);
  return {
    day,
    hours,
    minutes: Object.fromEntries(kept),
    createdAt: isSameDay ? before.createdAt : now,
    updatedAt: now,
    expireAt: new Date(Date.parse(day) + (keptDays + 1) * dayMs),
  };
};
