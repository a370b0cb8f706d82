import * as z from 'zod';
import { minuteMs } from '../kernel/time/durations.ts';
import { type ChannelName, channelNames } from './channel-name.ts';
import { type Delivery, deliverySchema } from './delivery.ts';
import type { Message } from './message.ts';
import { messageTypes } from './message-type.ts';
import { newsTypes } from './staff/news-type.ts';

const deliveriesSchema = z.object({
  inApp: deliverySchema,
  fcm: deliverySchema,
  oneSignal: deliverySchema,
  email: deliverySchema,
});

/** `endUsers/{uid}/notifications/{id}`: the inbox entry, with the state of every other channel. */
export const notificationSchema = z.object({
  type: z.enum([...messageTypes, ...newsTypes]),
  title: z.string(),
  body: z.string(),
  data: z.record(z.string(), z.string()),
  /** Only of news to a member: the provider, and the digest whose e-mail contains it. */
  providerId: z.string().optional(),
  digestId: z.string().optional(),
  /** Language of title and body. */
  language: z.enum(['en', 'ar']),
  /** The provider's zone, for quiet hours without a zone of their own. */
  timeZone: z.string(),
  usefulUntil: z.date().nullable(),
  readAt: z.date().nullable(),
  deliveries: deliveriesSchema,
  /** Time of the next attempt; `null` if no channel is pending. */
  nextAttemptAt: z.date().nullable(),
  /** Leads the index of what is due. Earlier versions wrote none. */
  shard: z.int().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** When Firestore's TTL policy may delete it. */
  expireAt: z.date().optional(),
});

export type Notification = Readonly<z.infer<typeof notificationSchema>>;
export type Deliveries = Readonly<Record<ChannelName, Delivery>>;

/** The process that creates a notification sends it at once. If it crashes, a schedule takes over after this time. */
export const graceMs = minuteMs;

/** The earliest time at which a pending channel needs attention: its retry, or the end of its lease. */
export const nextAttemptOf = (deliveries: Deliveries, now: Date): Date | null => {
  const times = channelNames
    .map((channel) => deliveries[channel])
    .filter(({ state }) => state === 'pending')
    .map(({ leaseUntil, nextAttemptAt }) => (leaseUntil ?? nextAttemptAt)?.getTime() ?? now.getTime() + graceMs);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
};

/** Rebuilds the message from the stored text, so a retry sends the same text. */
export const messageOf = (
  id: string,
  { type, title, body, data, usefulUntil }: Pick<Notification, 'type' | 'title' | 'body' | 'data' | 'usefulUntil'>,
): Message => ({ id, type, title, body, data, usefulUntil: usefulUntil ?? undefined });
