import * as z from 'zod';

/** Somebody who waits for a slot that is full. */
const waiterSchema = z.object({
  reservationId: z.string(),
  userId: z.string(),
  serviceId: z.string(),
  start: z.date(),
  end: z.date(),
  partySize: z.int().positive(),
  /** The resource that must serve; absent for anyone. */
  resourceId: z.string().optional(),
  since: z.date(),
});

export type Waiter = Readonly<z.infer<typeof waiterSchema>>;

/**
 * `serviceProviders/{pid}/waitingLists/{YYYY-MM-DD}`: all who wait for a slot that starts on a UTC day, the first in
 * line first. It exists while somebody waits.
 */
export const waitingListSchema = z.object({
  providerId: z.string(),
  day: z.string(),
  waiting: z.array(waiterSchema).min(1),
  /** When the schedule looks for seats that no command has freed, such as those of a service that has grown. */
  serveAt: z.date(),
  shard: z.int(),
  version: z.int().positive(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type WaitingList = Readonly<z.infer<typeof waitingListSchema>>;
