import * as z from 'zod';
import { levels } from './signals.ts';

const total = z.number().default(0);
const histogram = z.record(z.string(), z.number()).default({});
const level = z.enum(levels).catch('normal');

/** Loose: the fields of a later version survive the write of an earlier one. */
const slotSchema = z.looseObject({
  events: total,
  commands: total,
  dropped: total,
  errors: total,
  conflicts: total,
  retries: total,
  sent: total,
  lost: total,
  documents: total,
  cached: total,
  reconnects: total,
  slowQueries: total,
  committed: histogram,
  executed: histogram,
  projected: histogram,
  answered: histogram,
  seen: histogram,
  queued: total,
  oldestMs: total,
  devices: total,
  consistency: z.number().default(100),
});

const minuteSchema = slotSchema.extend({
  /** By the thresholds of that minute. */
  levels: z.object({ drops: level, latency: level, failures: level }),
});

/**
 * `serviceProviders/{pid}/metrics/{YYYY-MM-DD}`: the health of a provider on a UTC day, in one document, so that a
 * minute costs one write, and a month thirty reads.
 */
export const metricsDaySchema = z.object({
  day: z.string(),
  /** By the hour of the day: `09`. */
  hours: z.record(z.string(), slotSchema),
  /** The last half hour with traffic, by the minute: `2030-01-01T09:05`. It continues over midnight. */
  minutes: z.record(z.string(), minuteSchema),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** Firestore's TTL policy deletes it then. */
  expireAt: z.date(),
});

export type StoredMinute = Readonly<z.infer<typeof minuteSchema>>;
export type MetricsDay = Readonly<z.infer<typeof metricsDaySchema>>;
