import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { logger } from 'firebase-functions';
import { onDocumentCreated } from 'firebase-functions/firestore';
import { eventOptions } from '../config/settings.ts';
import { drainQueue } from '../executor/drain-queue.ts';
import { processContext } from '../firestore/process-context.ts';

const run = async (document: QueryDocumentSnapshot | undefined): Promise<void> => {
  if (!document) return;
  // Most deliveries of a burst find that another one has settled their command.
  const outcomes = await drainQueue(processContext(), await document.ref.get());
  for (const { commandId, outcome } of outcomes) {
    logger.info('queued command settled', { correlationId: commandId, outcome });
  }
};

/** Executes commands that devices queued while they were offline: a user's own, and those of a tenant's members. */
export const commandQueued = {
  endUser: onDocumentCreated({ ...eventOptions, document: 'endUsers/{uid}/commands/{commandId}' }, ({ data }) =>
    run(data),
  ),
  provider: onDocumentCreated(
    { ...eventOptions, document: 'serviceProviders/{providerId}/commands/{commandId}' },
    ({ data }) => run(data),
  ),
};
