import type { z } from 'zod';
import { type ChannelName, channelNames } from './channel-name.ts';
import type { Delivery } from './delivery.ts';
import type { Message } from './message.ts';
import type { notificationSchema } from './notification-schema.ts';

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
