import type { NotificationPreferences } from '@counterfoil/client';

/** The wishes in a form. Times as `22:00`; both are empty without quiet hours. */
export interface WantedMessages {
  readonly push: boolean;
  readonly email: boolean;
  readonly reminders: boolean;
  readonly from: string;
  readonly to: string;
}

/** A person wants everything about which they have said nothing. */
export const wantedOf = ({ push, email, reminders, quietHours }: NotificationPreferences = {}): WantedMessages => ({
  push: push ?? true,
  email: email ?? true,
  reminders: reminders ?? true,
  from: quietHours?.from ?? '',
  to: quietHours?.to ?? '',
});

/**
 * @param timeZone of the device, where the quiet hours count
 * @returns `undefined` if one of the two times is missing
 */
export const preferencesOf = (
  { from, to, ...wanted }: WantedMessages,
  timeZone: string,
): NotificationPreferences | undefined => {
  if (!from !== !to) return undefined;
  return from ? { ...wanted, quietHours: { from, to }, timeZone } : wanted;
};
