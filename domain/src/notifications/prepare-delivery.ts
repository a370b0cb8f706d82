import { type ChannelName, isPush } from './channel-name.ts';
import { type Choice, channelsFor } from './channels-for.ts';
import { type Delivery, isDue, pending, skipped } from './delivery.ts';
import type { Message } from './message.ts';
import type { Deliveries } from './notification.ts';
import { quietUntil } from './quiet-until.ts';
import type { Recipient } from './recipient.ts';
import { newsChannels } from './staff/news-channels.ts';
import { isNews } from './staff/news-type.ts';
import type { StaffReader } from './staff/staff-reader.ts';

/** The inputs, apart from the delivery, that decide whether to send now. */
export interface DeliveryContext {
  readonly message: Pick<Message, 'type' | 'usefulUntil'>;
  readonly recipient: Pick<Recipient, 'notificationPreferences'>;
  /** Only for news: the membership and its wishes as they are now. */
  readonly member?: Pick<StaffReader, 'role' | 'staff'> | undefined;
  /** The provider's zone. */
  readonly timeZone: string;
  /** Reason why this deployment cannot use a channel. */
  readonly unconfigured: Readonly<Partial<Record<ChannelName, string | undefined>>>;
  readonly now: Date;
}

const choicesFor = ({
  message: { type },
  recipient,
  member,
}: DeliveryContext): Readonly<Record<ChannelName, Choice>> => {
  const { notificationPreferences: preferences } = recipient;
  return isNews(type)
    ? newsChannels({ role: member?.role, staff: member?.staff ?? {}, preferences }, type)
    : channelsFor(preferences, { type });
};

/** Re-evaluates a due delivery: still due, deferred, or skipped with a reason. Returns any other delivery unchanged. */
export const prepareDelivery = (delivery: Delivery, channel: ChannelName, at: DeliveryContext): Delivery => {
  const { message, recipient, timeZone, unconfigured, now } = at;
  if (!isDue(delivery, now)) return delivery;
  const choice = choicesFor(at)[channel];
  if (choice !== 'send') return skipped(delivery, choice.skipped);
  const missing = unconfigured[channel];
  if (missing) return skipped(delivery, missing);
  if (message.usefulUntil && message.usefulUntil <= now) return skipped(delivery, 'it came too late');
  const quiet = quietUntil(recipient.notificationPreferences, now, timeZone);
  if (!quiet) return delivery;
  // If quiet hours outlast its use, the app shows it but sends nothing: mail at night wakes nobody an hour before a
  // start.
  if (message.usefulUntil && message.usefulUntil <= quiet) return skipped(delivery, 'quiet hours last beyond its use');
  return isPush(channel) ? { ...delivery, leaseUntil: undefined, nextAttemptAt: quiet } : delivery;
};

/**
 * The initial deliveries of a notification; the inbox entry counts as delivered. `undefined` if the user wants none at
 * all.
 */
export const firstDeliveries = (at: DeliveryContext): Deliveries | undefined => {
  const { now } = at;
  if (choicesFor(at).inApp !== 'send') return undefined;
  return {
    inApp: { state: 'delivered', attempts: 1, deliveredAt: now },
    fcm: prepareDelivery(pending, 'fcm', at),
    oneSignal: prepareDelivery(pending, 'oneSignal', at),
    email: prepareDelivery(pending, 'email', at),
  };
};
