import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { logger } from 'firebase-functions';
import { onDocumentCreated } from 'firebase-functions/firestore';
import { eventOptions } from '../config/settings.ts';
import { type AuthorOf, executeQueued } from '../executor/execute-queued.ts';
import { processContext } from '../firestore/process-context.ts';

const run = async (document: QueryDocumentSnapshot | undefined, authorOf: AuthorOf): Promise<void> => {
  if (!document) return;
  const outcome = await executeQueued(processContext(), authorOf, document);
  logger.info('queued command settled', { correlationId: document.id, outcome: outcome?.outcome ?? 'settled before' });
};

/** The device's user. The rules let nobody else write this document. */
const author: AuthorOf = (document) => ({ kind: 'user', uid: String(document.get('createdBy')) });

/** Executes commands that devices queued while they were offline: a user's own, and those of a tenant's members. */
export const commandQueued = {
  endUser: onDocumentCreated({ ...eventOptions, document: 'endUsers/{uid}/commands/{commandId}' }, ({ data, params }) =>
    run(data, () => ({ kind: 'user', uid: params.uid })),
  ),
  provider: onDocumentCreated(
    { ...eventOptions, document: 'serviceProviders/{providerId}/commands/{commandId}' },
    ({ data }) => run(data, author),
  ),
};
