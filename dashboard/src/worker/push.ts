import { addressOfMessage } from '../shell/address-of-message.ts';

/** A push message as FCM hands it to a service worker. */
export interface PushPayload {
  readonly notification?: { readonly title?: string; readonly body?: string; readonly tag?: string };
  readonly data?: Readonly<Record<string, string>>;
}

/** The notification that a device shows. The same tag replaces a message that was sent twice. */
export const shownOf = ({ notification = {}, data = {} }: PushPayload) => ({
  title: notification.title ?? 'Counterfoil',
  body: notification.body ?? '',
  tag: notification.tag ?? data.notificationId ?? '',
  icon: '/icon.svg',
  data: { address: addressOfMessage(data, data.notificationId?.endsWith('.news') ?? false) },
});
