import { z } from 'zod';
import { providerPath } from '../provider/provider-paths.ts';

const total = z.number().default(0);

/**
 * `serviceProviders/{pid}/days/{YYYY-MM-DD_shard}`: one shard of what happened on a local day. What a booking's seats add lies on
 * the day they are for; everything else on the day it happened.
 */
export const daySchema = z.object({
  day: z.string(),
  created: total,
  confirmed: total,
  completed: total,
  cancelled: total,
  noShow: total,
  /** Of bookings, in minor units of the house's currency. */
  revenue: total,
  seats: total,
  /** Seats times the minutes they are taken for. */
  seatMinutes: total,
  /** Bookings by the local hour in which they start: `09`. */
  hours: z.record(z.string(), z.number()).default({}),
  subscriptionsStarted: total,
  subscriptionsEnded: total,
  subscriptionRevenue: total,
});

export type Day = Readonly<z.infer<typeof daySchema>>;

/** A day is spread over so many documents, so that writers rarely meet. */
export const dayShards = 4;

export const daysPath = (providerId: string): string => `${providerPath(providerId)}/days`;
