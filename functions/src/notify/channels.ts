import type { Firestore } from 'firebase-admin/firestore';
import type { Messaging } from 'firebase-admin/messaging';
import type { Channel } from './channel.ts';
import { emailChannel } from './email.ts';
import { fcmChannel } from './fcm.ts';
import { oneSignalChannel } from './one-signal.ts';

/** The configuration of all channels. An empty string means «not set». */
export interface ChannelConfig {
  readonly email: { readonly smtpUrl: string; readonly from: string };
  readonly oneSignal: { readonly appId: string; readonly apiKey: string; readonly url: string };
  /** `undefined` if FCM is disabled. */
  readonly fcm: (() => Messaging) | undefined;
}

export const channelsOf = (config: ChannelConfig, firestore: Firestore): Channel[] => [
  fcmChannel(config.fcm, firestore),
  oneSignalChannel(config.oneSignal),
  emailChannel(config.email),
];
