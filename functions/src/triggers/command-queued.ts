import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { type FirestoreEvent, onDocumentCreated } from 'firebase-functions/firestore';
import { eventOptions } from '../config/settings.ts';
import { drainQueue } from '../executor/drain-queue.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { toldOutcome } from '../trace/told-outcome.ts';

const run = observed('background', async ({ data }: FirestoreEvent<QueryDocumentSnapshot | undefined>) => {
  if (!data) return;
  // Most deliveries of a burst find that another one has settled their command.
  const outcomes = await drainQueue(processContext(), await data.ref.get());
  for (const outcome of outcomes) {
    log.info('queued command settled', { correlationId: outcome.commandId, outcome: toldOutcome(outcome) });
  }
});

/** Executes commands that devices queued while they were offline: a user's own, and those of a tenant's members. */
export const commandQueued = {
  endUser: onDocumentCreated({ ...eventOptions, document: 'endUsers/{uid}/commands/{commandId}' }, run),
  provider: onDocumentCreated({ ...eventOptions, document: 'serviceProviders/{providerId}/commands/{commandId}' }, run),
};
