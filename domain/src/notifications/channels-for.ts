import { type ChannelName, isPush } from './channel-name.ts';
import { isAboutLeaving, isReminder, type MessageType } from './message-type.ts';
import type { NotificationPreferences } from './notification-preferences.ts';

export type Choice = 'send' | { readonly skipped: string };

const choiceFor = (preferences: NotificationPreferences, type: MessageType, channel: ChannelName): Choice => {
  // Somebody else may hold the device and ask for it, so nobody can choose not to hear of it.
  if (isAboutLeaving(type)) return 'send';
  if (isReminder(type) && preferences.reminders === false) return { skipped: 'reminders are not wanted' };
  if (channel === 'inApp') return 'send';
  // The user cancelled and knows it already; the inbox keeps the record.
  if (type === 'reservationCancelledByYou') return { skipped: 'told in the app only' };
  if (isPush(channel) && preferences.push === false) return { skipped: 'push is not wanted' };
  if (channel === 'email' && preferences.email === false) return { skipped: 'e-mail is not wanted' };
  return 'send';
};

/** Chooses the channels of a message, with a reason for each skipped channel. */
export const channelsFor = (
  preferences: NotificationPreferences,
  { type }: { readonly type: MessageType },
): Readonly<Record<ChannelName, Choice>> => ({
  inApp: choiceFor(preferences, type, 'inApp'),
  fcm: choiceFor(preferences, type, 'fcm'),
  oneSignal: choiceFor(preferences, type, 'oneSignal'),
  email: choiceFor(preferences, type, 'email'),
});
