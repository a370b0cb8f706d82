import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { logger } from 'firebase-functions';
import { onDocumentCreated } from 'firebase-functions/firestore';
import { eventOptions } from '../config/settings.ts';
import { executeQueued } from '../executor/execute-queued.ts';
import { processContext } from '../firestore/process-context.ts';

const run = async (document: QueryDocumentSnapshot | undefined): Promise<void> => {
  if (!document) return;
  const outcome = await executeQueued(processContext(), document);
  logger.info('queued command settled', {
    correlationId: document.id,
    outcome: outcome?.outcome ?? 'settled before, or left for the sweep',
  });
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
