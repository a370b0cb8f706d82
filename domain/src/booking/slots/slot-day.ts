import * as z from 'zod';

/**
 * `serviceProviders/{pid}/slots/{serviceId_YYYY-MM-DDZ}`: the seats that a service has sold in slots that start on one
 * UTC day. No opening hours decide about its address, so a change of them sells no seat twice.
 *
 * Earlier versions kept the seats by opening day, at `{serviceId_YYYY-MM-DD}` and without `schema`. A document may have
 * seen only releases: then most fields are absent, and `booked` has negative numbers. The seats are the sum of both.
 *
 * `serviceProviders/{pid}/occupancy/{YYYY-MM-DD}`: the time of all resources that bookings hold on a UTC day, over
 * services. `booked` has the party of each span, by `spanKey`.
 */
export const slotDaySchema = z.object({
  schema: z.number().optional(),
  serviceId: z.string().optional(),
  day: z.string().optional(),
  /** Length of a slot. The day's first reservation fixes it, so a later change of the service moves nobody. */
  slotMinutes: z.int().positive().optional(),
  /** Seats per slot, at the time of the last reservation. */
  capacity: z.int().nonnegative().optional(),
  /** Seats sold, keyed by the slot's start (`slotKey`) or a resource's span (`spanKey`). */
  booked: z.record(z.string(), z.number()),
  /** Until when sold slots of the day before last. It never moves back, so it may be later than they do. */
  reachedUntil: z.date().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date(),
});

export type SlotDay = Readonly<z.infer<typeof slotDaySchema>>;
