import { projectStoredEvent } from '../projections/project-stored-event.ts';
import { deliver } from './deliver.ts';
import { noteInAppMessage } from './message-span.ts';
import type { Notifier } from './notifier.ts';
import { staffNews } from './staff-news.ts';

/**
 * Applies a provider's event to its projections and tells the provider's members, in one commit. Then it sends by the
 * other channels. `retryDeliveries` sends the rest if the process dies.
 *
 * @param isSweep true to apply an event that failed before
 */
export const projectAndTell = async (
  notifier: Notifier,
  providerId: string,
  eventId: string,
  isSweep = false,
): Promise<void> => {
  let created: readonly string[] = [];
  const further = {
    staffNews: staffNews((paths) => {
      created = paths;
    }),
  };
  const isApplied = await projectStoredEvent(notifier, providerId, eventId, { isSweep, further });
  if (!isApplied) return;
  const refs = created.map((path) => notifier.firestore.doc(path));
  for (const { id } of refs) noteInAppMessage(id);
  await Promise.all(refs.map((ref) => deliver(notifier, ref)));
};
