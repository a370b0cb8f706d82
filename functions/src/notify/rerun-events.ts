import {
  type Actor,
  mayOperate,
  membershipRefs,
  providerEvents,
  requireRole,
  unprocessedEvents,
} from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { rerun } from '../executor/rerun.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { toQuery } from '../firestore/to-query.ts';
import { followEvent } from '../trace/follow-event.ts';
import { log } from '../trace/log.ts';
import type { Notifier } from './notifier.ts';
import { projectAndTell } from './project-and-tell.ts';

/** Events of one call. Each may write several documents. */
export const mostEvents = 100;

const concurrency = 8;

export interface RerunRequest {
  readonly providerId: string;
  /** All that have failed, or that nothing has processed, unless set. */
  readonly eventIds?: readonly string[] | undefined;
}

/** Events that are processed now, and those of the same call that are not. */
export interface RerunResult {
  readonly processed: number;
  readonly failed: readonly string[];
}

const isWaiting = (event: DocumentSnapshot): boolean => ['failed', 'pending'].includes(event.get('syncStatus'));

const chosen = async ({ firestore }: Notifier, { providerId, eventIds }: RerunRequest): Promise<DocumentSnapshot[]> => {
  if (!eventIds) return (await toQuery(firestore, { ...unprocessedEvents(providerId), limit: mostEvents }).get()).docs;
  if (eventIds.length === 0) return [];
  return await firestore.getAll(...eventIds.map((id) => firestore.doc(`${providerEvents(providerId)}/${id}`)));
};

/** Returns the id of an event that is still not processed. */
const runOne = async (notifier: Notifier, providerId: string, event: DocumentSnapshot): Promise<string[]> => {
  const { ref } = event;
  try {
    // From its first attempt on, so that the schedule tries again soon if this fails.
    await rerun(ref);
    await followEvent('sweep', event, () => projectAndTell(notifier, providerId, ref.id, true));
  } catch (error) {
    log.error('an event fails again', { event: ref.path, error });
  }
  return isWaiting(await ref.get()) ? [ref.id] : [];
};

/**
 * Processes events of a provider again, at the wish of owner, manager or operator: some, or the first hundred of all. An event
 * that is processed already stays as it is.
 *
 * @returns `undefined` if the actor may not
 */
export const rerunEvents = async (
  notifier: Notifier,
  actor: Actor,
  request: RerunRequest,
): Promise<RerunResult | undefined> => {
  const { providerId } = request;
  const reads = new ReadSet(notifier.firestore);
  await reads.read(membershipRefs(providerId, actor));
  if (!mayOperate(actor) && requireRole(reads, providerId, actor, ['owner', 'manager'])) return undefined;
  const events = (await chosen(notifier, request)).filter(isWaiting);
  const limit = pLimit(concurrency);
  const failed = (await Promise.all(events.map((event) => limit(() => runOne(notifier, providerId, event))))).flat();
  return { processed: events.length - failed.length, failed };
};
