import { z } from 'zod';
import { type ChannelName, channelNames } from './channel-name.ts';
import { type Delivery, deliverySchema } from './delivery.ts';
import type { Message } from './message.ts';
import { messageTypes } from './message-type.ts';

export const deliveriesSchema = z.object({
  inApp: deliverySchema,
  fcm: deliverySchema,
  oneSignal: deliverySchema,
  email: deliverySchema,
});

/** `endUsers/{uid}/notifications/{id}`: the inbox, and the record of every other way it went. */
export const notificationSchema = z.object({
  type: z.enum(messageTypes),
  title: z.string(),
  body: z.string(),
  data: z.record(z.string(), z.string()),
  /** The language of its text. */
  language: z.enum(['en', 'ar']),
  /** The house's zone, for quiet hours that name none. */
  timeZone: z.string(),
  usefulUntil: z.date().nullable(),
  readAt: z.date().nullable(),
  deliveries: deliveriesSchema,
  /** When there is something to do next; `null` when all is said. */
  nextAttemptAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Notification = Readonly<z.infer<typeof notificationSchema>>;
export type Deliveries = Readonly<Record<ChannelName, Delivery>>;

/** Whoever makes a notification sends it at once; should they die before, it is taken up after so long. */
export const graceMs = 60_000;

/** When somebody should look at it again: at the first that waits, or whose lease lapses. */
export const nextAttemptOf = (deliveries: Deliveries, now: Date): Date | null => {
  const times = channelNames
    .map((channel) => deliveries[channel])
    .filter(({ state }) => state === 'pending')
    .map(({ leaseUntil, nextAttemptAt }) => (leaseUntil ?? nextAttemptAt)?.getTime() ?? now.getTime() + graceMs);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
};

/** Its text as it was first written: told again, it says the same. */
export const messageOf = (
  id: string,
  { type, title, body, data, usefulUntil }: Pick<Notification, 'type' | 'title' | 'body' | 'data' | 'usefulUntil'>,
): Message => ({ id, type, title, body, data, usefulUntil: usefulUntil ?? undefined });
