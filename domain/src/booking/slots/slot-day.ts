import { z } from 'zod';

/** `serviceProviders/{pid}/slots/{serviceId_YYYY-MM-DD}`: the seats that a service has sold on one opening day. */
export const slotDaySchema = z.object({
  serviceId: z.string(),
  /** The local day on which the provider opened. Slots after midnight belong to the evening before. */
  day: z.string(),
  /** Length of a slot. The day's first reservation fixes it, so a later change of the service moves nobody. */
  slotMinutes: z.int().positive(),
  /** Seats per slot, at the time of the last reservation. */
  capacity: z.int().nonnegative(),
  /** Seats sold, keyed by the slot's start (`slotKey`). */
  booked: z.record(z.string(), z.number()),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type SlotDay = Readonly<z.infer<typeof slotDaySchema>>;
