import { onDocumentCreated } from 'firebase-functions/firestore';
import { executor } from './firestore.ts';
import { projectStoredEvent } from './projections/project-stored-event.ts';
import { eventOptions } from './settings.ts';

/** What follows from a fact: for the house, its projections. */
export const eventRecorded = {
  provider: onDocumentCreated(
    { ...eventOptions, document: 'serviceProviders/{providerId}/events/{eventId}' },
    async ({ params: { providerId, eventId } }) => {
      await projectStoredEvent(executor(), providerId, eventId);
    },
  ),
};
