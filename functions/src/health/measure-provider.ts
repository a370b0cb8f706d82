import {
  addMinutes,
  dayMs,
  type EventSample,
  emptySlot,
  isQuiet,
  type MetricsDay,
  type Minutes,
  metricsDay,
  metricsDayPath,
  metricsDaySchema,
  minuteMs,
  type Slot,
  type Thresholds,
  thresholdsOf,
} from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { readSettings } from '../firestore/read-settings.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { Look } from './look.ts';
import { readDevices } from './read-devices.ts';

/** The minutes of a provider as they are stored now, for its alerts. */
export interface Measured {
  readonly minutes: MetricsDay['minutes'];
  readonly thresholds: Thresholds;
  /** True if this run has stored a minute. */
  readonly isNew: boolean;
}

const dayBefore = (day: string): string => metricsDay(new Date(Date.parse(day) - dayMs));

const decode = (stored: DocumentSnapshot | undefined): MetricsDay | undefined =>
  stored?.exists ? metricsDaySchema.parse(withDates(stored.data())) : undefined;

/** Adds what stands now to the last minute with traffic, or to the last one if commands wait. */
const withStanding = (sample: EventSample | undefined, standing: Partial<Slot>, to: Date): Minutes => {
  const minutes = new Map(sample?.minutes());
  const last = Math.max(...minutes.keys());
  const begin = Number.isFinite(last) ? last : to.getTime() - minuteMs;
  const slot = { ...(minutes.get(begin) ?? emptySlot), ...standing };
  if (!isQuiet(slot)) minutes.set(begin, slot);
  return minutes;
};

const standingOf = async ({ firestore, clock }: CommandContext, look: Look, providerId: string) => {
  const now = clock();
  const { queued, oldestMs, reported, devices } = await readDevices(firestore, providerId, {
    now,
    reportedSince: look.reportedSince,
  });
  const { current, ...sums } = reported;
  const queue = look.queues.get(providerId);
  return {
    ...sums,
    devices,
    queued: queued + (queue?.waiting ?? 0),
    oldestMs: Math.max(oldestMs, queue ? now.getTime() - queue.oldest.getTime() : 0),
    consistency: Math.min(current, look.consistency.get(providerId) ?? 100),
  };
};

/** The stored days that a look concerns: one, and around midnight two. */
const daysOf = ({ from, to }: Look): string[] => [
  ...new Set([metricsDay(from), metricsDay(new Date(to.getTime() - minuteMs))]),
];

/**
 * Stores the minutes of a look at a provider: one write, which only one of several runs makes.
 *
 * @returns `undefined` if there is no such provider, or another run has stored them at the same time
 */
export const measureProvider = async (
  context: CommandContext,
  look: Look,
  providerId: string,
): Promise<Measured | undefined> => {
  const { firestore, clock } = context;
  const refOf = (day: string) => firestore.doc(metricsDayPath(providerId, day));
  const [{ exists, settings }, standing] = await Promise.all([
    readSettings(firestore, providerId),
    standingOf(context, look, providerId),
  ]);
  if (!exists) return undefined;
  const thresholds = thresholdsOf(settings);
  const all = withStanding(look.samples.get(providerId), standing, look.to);
  let before: MetricsDay | undefined;
  let isNew = false;
  for (const day of daysOf(look)) {
    const stored = await refOf(day).get();
    // The last minutes of the day before go on in the first document of a day.
    before = decode(stored) ?? before ?? decode(await refOf(dayBefore(day)).get());
    const minutes = new Map([...all].filter(([begin]) => metricsDay(new Date(begin)) === day));
    const next = addMinutes(before, { minutes, thresholds, now: clock() });
    if (!next) continue;
    try {
      if (stored.updateTime) await stored.ref.update({ ...next }, { lastUpdateTime: stored.updateTime });
      else await stored.ref.create({ ...next });
    } catch (error) {
      if (isConflict(error)) return undefined;
      throw error;
    }
    before = next;
    isNew = true;
  }
  return { minutes: before?.minutes ?? {}, thresholds, isNew };
};
