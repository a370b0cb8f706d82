import { type DeliveryContext, secondMs } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { Channel } from './channel.ts';

/** The dependencies of notifications: the database, the clock and the channels. */
export interface Notifier {
  readonly firestore: Firestore;
  readonly clock: () => Date;
  readonly channels: readonly Channel[];
  /** Timeout of one attempt by a channel; `defaultSendTimeoutMs` by default. It must be shorter than a lease. */
  readonly sendTimeoutMs?: number | undefined;
}

export const defaultSendTimeoutMs = 30 * secondMs;

export const unconfiguredOf = ({ channels }: Notifier): DeliveryContext['unconfigured'] => {
  const reason = (name: Channel['name']): string | undefined => {
    const channel = channels.find((known) => known.name === name);
    return channel ? channel.unconfigured : 'there is no such channel';
  };
  return { fcm: reason('fcm'), oneSignal: reason('oneSignal'), email: reason('email') };
};
