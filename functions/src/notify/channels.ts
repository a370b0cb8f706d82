import type { Firestore } from 'firebase-admin/firestore';
import type { Channel } from './channel.ts';
import type { ChannelConfig } from './channel-config.ts';
import { emailChannel } from './email.ts';
import { fcmChannel } from './fcm.ts';
import { oneSignalChannel } from './one-signal.ts';

export const channelsOf = (config: ChannelConfig, firestore: Firestore): Channel[] => [
  fcmChannel(config.fcm, firestore),
  oneSignalChannel(config.oneSignal),
  emailChannel(config.email),
];
