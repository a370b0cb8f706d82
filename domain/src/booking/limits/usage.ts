import * as z from 'zod';

const amounts = z.record(z.string(), z.number());

/**
 * `serviceProviders/{pid}/usage/{uid}`: how much of a provider's limits one person uses. Only a creation reads it; every
 * other change adds to it. So bookings that are older than this document may leave a sum below zero.
 */
export const usageSchema = z.object({
  /** Unpaid bookings that hold seats. */
  openHolds: z.number().optional(),
  /** Holds that ended unpaid, by day in UTC. */
  unpaidHolds: amounts.optional(),
  /** Seats by service and start (`slotKey`). Each creation drops those that have passed. */
  upcoming: z.record(z.string(), amounts).optional(),
  /** Subscriptions that are pending or active. */
  subscriptions: z.number().optional(),
  /** Vouchers whose payment is awaited. */
  unpaidVouchers: z.number().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date(),
});

export type Usage = Readonly<z.infer<typeof usageSchema>>;
