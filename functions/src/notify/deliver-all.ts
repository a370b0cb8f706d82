import type { DocumentReference } from 'firebase-admin/firestore';
import { logger } from 'firebase-functions';
import pLimit from 'p-limit';
import { deliver } from './deliver.ts';
import type { Notifier } from './notifier.ts';

/** So many, as each is held up by its slowest channel: where one hangs, for as long as a notifier's patience. */
const concurrency = 100;

/**
 * Delivers notifications that have just been made. Once time is up it begins no more: by the end of their grace the rest are
 * due to `retryDeliveries`.
 *
 * @returns what kept those from being delivered that failed
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
  if (left > 0) logger.warn('notifications left to be delivered later', { left });
  return outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
};
