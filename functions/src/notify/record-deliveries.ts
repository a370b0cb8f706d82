import {
  type ChannelName,
  type Deliveries,
  type Delivery,
  invariant,
  nextAttemptOf,
  notificationSchema,
} from '@counterfoil/domain';
import type { DocumentReference, Timestamp } from 'firebase-admin/firestore';
import { backoff } from '../firestore/backoff.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';

/** The results of the deliveries that this process claimed. */
export interface SendingResult {
  readonly claimed: Deliveries;
  readonly settled: ReadonlyMap<ChannelName, Delivery>;
  readonly now: Date;
}

const maxRounds = 10;

/**
 * Merges only deliveries that this process still holds the lease of. After the lease expired and another process
 * claimed it, the other result wins.
 */
const merge = (current: Deliveries, { claimed, settled }: SendingResult): Deliveries => {
  const mergeOne = (channel: ChannelName): Delivery => {
    const mine = current[channel].leaseUntil?.getTime() === claimed[channel].leaseUntil?.getTime();
    return (mine && settled.get(channel)) || current[channel];
  };
  return { inApp: current.inApp, fcm: mergeOne('fcm'), oneSignal: mergeOne('oneSignal'), email: mergeOne('email') };
};

/**
 * Writes the results onto the document at `lastUpdateTime`. If its reader or another process changed it since, reads it
 * again and merges.
 */
export const recordDeliveries = async (
  ref: DocumentReference,
  result: SendingResult,
  lastUpdateTime: Timestamp,
): Promise<void> => {
  let known = { deliveries: result.claimed, lastUpdateTime };
  for (let n = 1; ; n++) {
    const deliveries = merge(known.deliveries, result);
    const nextAttemptAt = nextAttemptOf(deliveries, result.now);
    try {
      const fields = { deliveries, nextAttemptAt, updatedAt: result.now };
      await ref.update(fields, { lastUpdateTime: known.lastUpdateTime });
      return;
    } catch (error) {
      if (!isRetryable(error) || n === maxRounds) throw error;
      await backoff(n);
    }
    const snapshot = await ref.get();
    if (!snapshot.exists) return;
    invariant(snapshot.updateTime, `${ref.path} was read without its update time`);
    const { deliveries: current } = notificationSchema.parse(withDates(snapshot.data()));
    known = { deliveries: current, lastUpdateTime: snapshot.updateTime };
  }
};
