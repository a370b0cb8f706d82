import { type ChannelName, isPush } from './channel-name.ts';
import type { Message } from './message.ts';
import { isReminder } from './message-type.ts';
import type { NotificationPreferences } from './notification-preferences.ts';

export type Choice = 'send' | { readonly skipped: string };

const wanted = (preferences: NotificationPreferences, type: Message['type'], channel: ChannelName): Choice => {
  if (isReminder(type) && preferences.reminders === false) return { skipped: 'reminders are not wanted' };
  if (channel === 'inApp') return 'send';
  // Who did it themselves knows; the inbox keeps the record.
  if (type === 'reservationCancelledByYou') return { skipped: 'told in the app only' };
  if (isPush(channel) && preferences.push === false) return { skipped: 'push is not wanted' };
  if (channel === 'email' && preferences.email === false) return { skipped: 'e-mail is not wanted' };
  return 'send';
};

/** Which ways a message goes, and why it does not go the others. */
export const channelsFor = (
  preferences: NotificationPreferences,
  { type }: Pick<Message, 'type'>,
): Readonly<Record<ChannelName, Choice>> => ({
  inApp: wanted(preferences, type, 'inApp'),
  fcm: wanted(preferences, type, 'fcm'),
  oneSignal: wanted(preferences, type, 'oneSignal'),
  email: wanted(preferences, type, 'email'),
});
