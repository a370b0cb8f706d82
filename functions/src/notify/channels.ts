import type { Firestore } from 'firebase-admin/firestore';
import type { Messaging } from 'firebase-admin/messaging';
import type { Channel } from './channel.ts';
import { emailChannel } from './email.ts';
import { fcmChannel } from './fcm.ts';
import { oneSignalChannel } from './one-signal.ts';

/** What the channels need to be used. Text that is empty is not set. */
export interface ChannelConfig {
  readonly email: { readonly smtpUrl: string; readonly from: string };
  readonly oneSignal: { readonly appId: string; readonly apiKey: string; readonly url: string };
  /** `undefined` where FCM is not used. */
  readonly fcm: (() => Messaging) | undefined;
}

export const channelsOf = (config: ChannelConfig, firestore: Firestore): Channel[] => [
  fcmChannel(config.fcm, firestore),
  oneSignalChannel(config.oneSignal),
  emailChannel(config.email),
];
