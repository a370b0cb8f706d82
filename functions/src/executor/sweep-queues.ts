import { everyQueuedCommand, minuteMs, openAlerts, providerPath, type SyncEvent, secondMs } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { ageOf } from '../firestore/age-of.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { openAlert } from '../firestore/open-alert.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { toQuery } from '../firestore/to-query.ts';
import { drainQueue } from './drain-queue.ts';
import { queuesNow } from './queues-now.ts';

/** The type of the alert at `serviceProviders/{pid}/alerts/queue`. */
const queueStands = 'queueStands';

/** A command's trigger should have settled it by then. Its drainer may have died. */
const leftAfterMs = 20 * secondMs;

/** People should know of a command that waits so long. */
const standsAfterMs = minuteMs;

/** Raises an alert for each provider whose queue stands, and clears it once the queue moves. */
const raiseAlerts = async (context: CommandContext): Promise<number> => {
  const { firestore, clock } = context;
  const standing = await queuesNow(context, standsAfterMs);
  const { docs } = await toQuery(firestore, openAlerts(queueStands)).get();
  const over = docs.filter(({ ref }) => !standing.has(ref.parent.parent?.id ?? ''));
  const since = new Map(docs.map((document) => [document.ref.path, document.get('createdAt')]));
  const now = clock();
  await Promise.all([
    ...over.map(({ ref }) => ref.delete()),
    ...[...standing].map(([providerId, { waiting, oldest }]) => {
      const ref = firestore.doc(`${providerPath(providerId)}/alerts/queue`);
      const createdAt = since.get(ref.path);
      const alert = { type: queueStands, waiting, oldest };
      if (createdAt !== undefined) return ref.set({ ...alert, createdAt, updatedAt: now });
      const event: SyncEvent = { type: 'queue.standing', payload: { waiting, oldest } };
      return openAlert(context, providerId, { id: 'queue', since: oldest, alert, event });
    }),
  ]);
  return standing.size;
};

/**
 * Executes queued commands whose trigger has given up or died, and raises an alert for each provider whose queue still stands.
 *
 * @returns what was executed, and the number of providers whose queue stands
 */
export const sweepQueues = async (context: CommandContext): Promise<SweepResult & { standing: number }> => {
  const now = context.clock();
  const swept = await sweepQuery(context, {
    name: 'sweepQueues',
    due: everyQueuedCommand(),
    isDue: (document) => ageOf(document, now) >= leftAfterMs,
    handle: async (document: QueryDocumentSnapshot) => (await drainQueue(context, await document.ref.get())).length,
  });
  return { ...swept, standing: await raiseAlerts(context) };
};
