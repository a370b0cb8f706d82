import type { AddressOf } from '../firestore/verified-address.ts';
import type { Channel } from './channel.ts';
import type { ChannelConfig } from './channel-config.ts';
import { emailChannel } from './email.ts';
import { fcmChannel } from './fcm.ts';
import { limitPushes } from './limit-pushes.ts';
import { mailQuota } from './mail-quota.ts';
import type { Notifier } from './notifier.ts';
import { oneSignalChannel } from './one-signal.ts';
import { pushQuota } from './push-quota.ts';

export const channelsOf = (
  config: ChannelConfig,
  { firestore, clock, addressOf }: Pick<Notifier, 'firestore' | 'clock'> & { readonly addressOf: AddressOf },
): Channel[] => {
  const quota = pushQuota(firestore, clock);
  return [
    limitPushes(fcmChannel(config.fcm, firestore), quota),
    limitPushes(oneSignalChannel(config.oneSignal), quota),
    emailChannel(config.email, { addressOf, quota: mailQuota(firestore, clock) }),
  ];
};
