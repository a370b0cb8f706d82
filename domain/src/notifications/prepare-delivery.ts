import { type ChannelName, isPush } from './channel-name.ts';
import { channelsFor } from './channels-for.ts';
import { type Delivery, isDue, pending, skipped } from './delivery.ts';
import type { Message } from './message.ts';
import type { Deliveries } from './notification.ts';
import { quietUntil } from './quiet-until.ts';
import type { Recipient } from './recipient.ts';

/** What decides, apart from the delivery itself, whether now is the time for it. */
export interface DeliveryContext {
  readonly message: Pick<Message, 'type' | 'usefulUntil'>;
  readonly recipient: Pick<Recipient, 'notificationPreferences'>;
  /** The house's zone. */
  readonly timeZone: string;
  /** Why a channel cannot be used here at all. */
  readonly unconfigured: Readonly<Partial<Record<ChannelName, string | undefined>>>;
  readonly now: Date;
}

/** A delivery that is due, as it stands now: still due, deferred, or skipped with its reason. Any other stays as it is. */
export const prepareDelivery = (delivery: Delivery, channel: ChannelName, at: DeliveryContext): Delivery => {
  const { message, recipient, timeZone, unconfigured, now } = at;
  if (!isDue(delivery, now)) return delivery;
  const choice = channelsFor(recipient.notificationPreferences, message)[channel];
  if (choice !== 'send') return skipped(delivery, choice.skipped);
  const missing = unconfigured[channel];
  if (missing) return skipped(delivery, missing);
  if (message.usefulUntil && message.usefulUntil <= now) return skipped(delivery, 'it came too late');
  const quiet = quietUntil(recipient.notificationPreferences, now, timeZone);
  if (!quiet) return delivery;
  // Would it have to wait beyond the moment it is for, it is not sent but shown: an hour before, at night, mail wakes nobody.
  if (message.usefulUntil && message.usefulUntil <= quiet) return skipped(delivery, 'quiet hours last beyond its use');
  return isPush(channel) ? { ...delivery, leaseUntil: undefined, nextAttemptAt: quiet } : delivery;
};

/** How a new notification begins: in the inbox it is there by being written. `undefined` for one that is not wanted at all. */
export const firstDeliveries = (at: DeliveryContext): Deliveries | undefined => {
  const { recipient, message, now } = at;
  if (channelsFor(recipient.notificationPreferences, message).inApp !== 'send') return undefined;
  return {
    inApp: { state: 'delivered', attempts: 1, deliveredAt: now },
    fcm: prepareDelivery(pending, 'fcm', at),
    oneSignal: prepareDelivery(pending, 'oneSignal', at),
    email: prepareDelivery(pending, 'email', at),
  };
};
