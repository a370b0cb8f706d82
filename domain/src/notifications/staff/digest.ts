import * as z from 'zod';
import { dueShard } from '../../kernel/due-shard.ts';
import { dayMs, hourMs, minuteMs } from '../../kernel/time/durations.ts';
import { addDays, atLocalTime, localDay } from '../../kernel/time/time-zone.ts';
import type { Write } from '../../kernel/write.ts';
import { type Delivery, deliverySchema } from '../delivery.ts';
import { digestPath } from './paths.ts';
import type { DigestInterval } from './staff-preferences.ts';
import type { StaffReader } from './staff-reader.ts';

/**
 * `endUsers/{uid}/digests/{pid_end}`: one e-mail to a member about a provider. A notification names its digest in the
 * commit that creates it, so it is in one digest at most.
 */
export const digestSchema = z.object({
  providerId: z.string(),
  /** The provider's zone. */
  timeZone: z.string(),
  endsAt: z.date(),
  /** Notifications that name it. */
  count: z.int().positive(),
  /** Absent before the first attempt. */
  delivery: deliverySchema.optional(),
  /** When the schedule looks at it; `null` once it is settled. */
  nextAttemptAt: z.date().nullable(),
  shard: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
  expireAt: z.date().optional(),
});

export type Digest = Readonly<z.infer<typeof digestSchema>>;

/**
 * A digest leaves this long after its end. A commit that adds to it has read the clock before its end, and no function
 * of events lives for more than a minute. So nothing is added to a digest that has left.
 */
export const digestGraceMs = 5 * minuteMs;

const defaultHour = 8;

/** The end of the period that contains `now`. */
export const digestEnd = (
  interval: Exclude<DigestInterval, 'immediate'>,
  { staff, preferences }: Pick<StaffReader, 'staff' | 'preferences'>,
  now: Date,
  zone: string,
): Date => {
  if (interval === 'hourly') return new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs);
  const local = preferences.timeZone ?? zone;
  const time = `${String(staff.digestHour ?? defaultHour).padStart(2, '0')}:00`;
  const today = localDay(now, local);
  const end = atLocalTime(today, time, local);
  return end > now ? end : atLocalTime(addDays(today, 1), time, local);
};

export const digestId = (providerId: string, endsAt: Date): string => `${providerId}_${endsAt.getTime()}`;

/** Notes one more notification, without a read. Times are those of the period, the same at each addition. */
export const digestWrite = (
  uid: string,
  { providerId, timeZone, endsAt }: Pick<Digest, 'providerId' | 'timeZone' | 'endsAt'>,
  now: Date,
): Write => {
  const id = digestId(providerId, endsAt);
  const fields = {
    providerId,
    timeZone,
    endsAt,
    nextAttemptAt: new Date(endsAt.getTime() + digestGraceMs),
    ...dueShard(`${uid}/${id}`),
    createdAt: new Date(endsAt.getTime() - dayMs),
    updatedAt: now,
  };
  return { op: 'increment', path: digestPath(uid, id), by: { count: 1 }, fields };
};

/** The time of the next attempt; `null` once the delivery is settled. */
export const nextDigestAttempt = ({ state, leaseUntil, nextAttemptAt }: Delivery, now: Date): Date | null =>
  state === 'pending' ? (leaseUntil ?? nextAttemptAt ?? now) : null;
