import { everyPendingEvent, failedEvents, minuteMs } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { ageOf } from '../firestore/age-of.ts';
import { isConflict, isRetryable } from '../firestore/commit-failure.ts';
import { failedMark } from '../firestore/failed-mark.ts';
import { type Sweep, type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import type { Notifier } from '../notify/notifier.ts';
import { notifyOfEvent } from '../notify/notify-of-event.ts';
import { projectAndTell } from '../notify/project-and-tell.ts';
import { followEvent } from '../trace/follow-event.ts';

/** A trigger processes its event within seconds. It has given up on events that wait longer, or still tries. */
const standsAfterMs = 10 * minuteMs;

const process = async (notifier: Notifier, event: QueryDocumentSnapshot): Promise<void> => {
  const { ref } = event;
  const owner = ref.parent.parent;
  if (owner?.parent.id === 'endUsers') await notifyOfEvent(notifier, owner.id, ref, true);
  else if (owner) await projectAndTell(notifier, owner.id, ref.id, true);
};

/** Marks an event on which the code fails, so that it waits longer before each further attempt. */
const markFailed = async (notifier: Notifier, event: QueryDocumentSnapshot, error: unknown): Promise<void> => {
  try {
    const mark = failedMark(event.data(), String(error).slice(0, 1000), notifier.clock());
    await event.ref.update({ ...mark }, { lastUpdateTime: event.updateTime });
  } catch (conflict) {
    if (!isConflict(conflict)) throw conflict;
  }
};

const handle = async (notifier: Notifier, event: QueryDocumentSnapshot): Promise<number> => {
  try {
    await followEvent('sweep', event, () => process(notifier, event));
    return 1;
  } catch (error) {
    if (!isRetryable(error)) await markFailed(notifier, event, error);
    throw error;
  }
};

/** Processes events that their trigger has given up, and again those that failed before. */
export const sweepEvents = async (notifier: Notifier): Promise<SweepResult> => {
  const now = notifier.clock();
  const sweep = (one: Omit<Sweep, 'handle'>) =>
    sweepQuery(notifier, { ...one, handle: (event) => handle(notifier, event) });
  const isDue = (event: QueryDocumentSnapshot): boolean => ageOf(event, now) >= standsAfterMs;
  const [standing, failed] = [
    await sweep({ name: 'standingEvents', due: everyPendingEvent(), isDue }),
    await sweep({ name: 'failedEvents', due: failedEvents(now) }),
  ];
  return { done: standing.done + failed.done, failures: [...standing.failures, ...failed.failures] };
};
