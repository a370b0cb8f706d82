import type { DocumentReference } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { log } from '../trace/log.ts';
import { deliver } from './deliver.ts';
import type { Notifier } from './notifier.ts';

/** High, because a notification waits for its slowest channel, and one that hangs waits for the whole send timeout. */
const concurrency = 100;

/**
 * Delivers notifications that were just created. After the deadline it starts no more. `retryDeliveries` sends the rest
 * once their grace period ends.
 *
 * @returns the errors of the deliveries that failed
 */
export const deliverAll = async (
  notifier: Notifier,
  refs: readonly DocumentReference[],
  timeIsUp: AbortSignal,
): Promise<unknown[]> => {
  const limit = pLimit(concurrency);
  let left = 0;
  const deliverInTime = async (ref: DocumentReference): Promise<void> => {
    if (timeIsUp.aborted) left += 1;
    else await deliver(notifier, ref);
  };
  const outcomes = await Promise.allSettled(refs.map((ref) => limit(deliverInTime, ref)));
  if (left > 0) log.warn('notifications left to be delivered later', { left });
  return outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
};
