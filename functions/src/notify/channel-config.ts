import type { Messaging } from 'firebase-admin/messaging';

/** The configuration of all channels. An empty string means «not set». */
export interface ChannelConfig {
  readonly email: { readonly smtpUrl: string; readonly from: string };
  readonly oneSignal: { readonly appId: string; readonly apiKey: string; readonly url: string };
  /** `undefined` if FCM is disabled. */
  readonly fcm: (() => Messaging) | undefined;
}
