import * as z from 'zod';

const total = z.number().default(0);

/** Sums by name, such as an hour or a payment method. */
const totals = z.record(z.string(), z.number()).default({});

/** Quantity sold, and its amount of money. */
const soldSchema = z.object({ quantity: total, amount: total });

/**
 * `serviceProviders/{pid}/days/{YYYY-MM-DD_shard}`: one shard of a local day's figures. A reservation's seats count on
 * the day of its slot, everything else on the day of the event.
 */
export const daySchema = z.object({
  day: z.string(),
  created: total,
  confirmed: total,
  completed: total,
  cancelled: total,
  noShow: total,
  /** Revenue from reservations, in minor units of the provider's currency. */
  revenue: total,
  seats: total,
  /** Seats times minutes of their reservations. */
  seatMinutes: total,
  /** Reservations by the local hour of their start: `09`. */
  hours: totals,
  subscriptionsStarted: total,
  subscriptionsEnded: total,
  subscriptionRevenue: total,
  ordersOpened: total,
  ordersCompleted: total,
  ordersCancelled: total,
  /** Sales of orders at their completion, tax included, in minor units of the provider's currency. */
  sales: total,
  /** The tax included in `sales`. */
  tax: total,
  /** Sales by the local hour of the completion: `09`. */
  salesByHour: totals,
  /** By category and by menu item, at menu prices; `none` stands for no category. */
  categories: z.record(z.string(), soldSchema).default({}),
  items: z.record(z.string(), soldSchema).default({}),
  /** Payments by method; `none` stands for no method. */
  payments: totals,
  /**
   * By member: orders opened, served and cancelled, and the sales of those served; bookings completed, and their
   * revenue.
   */
  staff: z
    .record(
      z.string(),
      z.object({ opened: total, served: total, cancelled: total, sales: total, completed: total, revenue: total }),
    )
    .default({}),
});

export type Day = Readonly<z.infer<typeof daySchema>>;
