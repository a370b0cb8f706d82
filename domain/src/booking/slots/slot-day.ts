import { z } from 'zod';

/** `serviceProviders/{pid}/slots/{serviceId_YYYY-MM-DD}`: the seats a service has sold on one opening day. */
export const slotDaySchema = z.object({
  serviceId: z.string(),
  /** The local day on which the house opened; a night's late slots belong to the evening before. */
  day: z.string(),
  /** Length of a slot. Fixed by the day's first booking, so that a later change of the service moves nobody. */
  slotMinutes: z.int().positive(),
  /** Seats per slot, as of the last booking. */
  capacity: z.int().nonnegative(),
  /** Seats sold, by the slot's start (`slotKey`). */
  booked: z.record(z.string(), z.number()),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type SlotDay = Readonly<z.infer<typeof slotDaySchema>>;
