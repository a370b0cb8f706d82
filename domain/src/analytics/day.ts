import { z } from 'zod';

const total = z.number().default(0);

/** Sums by a name: an hour, a way to pay. */
const totals = z.record(z.string(), z.number()).default({});

/** What was sold of something: how many, and for how much. */
const soldSchema = z.object({ quantity: total, amount: total });

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
  hours: totals,
  subscriptionsStarted: total,
  subscriptionsEnded: total,
  subscriptionRevenue: total,
  ordersOpened: total,
  ordersCompleted: total,
  ordersCancelled: total,
  /** Of orders, tax included, in minor units of the house's currency; it is earned when they are completed. */
  sales: total,
  /** The tax in it. */
  tax: total,
  /** By the local hour in which they were completed: `09`. */
  salesByHour: totals,
  /** By category and by item of the menu, at the prices on it; `none` is what has no category. */
  categories: z.record(z.string(), soldSchema).default({}),
  items: z.record(z.string(), soldSchema).default({}),
  /** What was paid, by how it was; `none` is what nobody named a payment for. */
  payments: totals,
  /** What each member of the house did. */
  staff: z.record(z.string(), z.object({ opened: total, served: total, cancelled: total })).default({}),
});

export type Day = Readonly<z.infer<typeof daySchema>>;
