import { failedEvents, type Query, standingEvents } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isConflict, isRetryable } from '../firestore/commit-failure.ts';
import { failedMark } from '../firestore/failed-mark.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import type { Notifier } from '../notify/notifier.ts';
import { notifyOfEvent } from '../notify/notify-of-event.ts';
import { projectStoredEvent } from '../projections/project-stored-event.ts';

const process = async (notifier: Notifier, { ref }: QueryDocumentSnapshot): Promise<void> => {
  const owner = ref.parent.parent;
  if (owner?.parent.id === 'endUsers') await notifyOfEvent(notifier, owner.id, ref, true);
  else if (owner) await projectStoredEvent(notifier, owner.id, ref.id, true);
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
    await process(notifier, event);
    return 1;
  } catch (error) {
    if (!isRetryable(error)) await markFailed(notifier, event, error);
    throw error;
  }
};

/** Processes events that their trigger has given up, and again those that failed before. */
export const sweepEvents = async (notifier: Notifier): Promise<SweepResult> => {
  const now = notifier.clock();
  const sweep = (name: string, due: Query) =>
    sweepQuery(notifier, { name, due, handle: (event) => handle(notifier, event) });
  const [standing, failed] = [
    await sweep('standingEvents', standingEvents(now)),
    await sweep('failedEvents', failedEvents(now)),
  ];
  return { done: standing.done + failed.done, failures: [...standing.failures, ...failed.failures] };
};
