import { onDocumentCreated } from 'firebase-functions/firestore';
import { eventOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { notifyOfEvent } from '../notify/notify-of-event.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { projectStoredEvent } from '../projections/project-stored-event.ts';

/** Processes an event after its commit: notifies the person, or updates the provider's projections. */
export const eventRecorded = {
  endUser: onDocumentCreated(
    { ...eventOptions, document: 'endUsers/{uid}/events/{eventId}' },
    async ({ data, params }) => {
      if (data) await notifyOfEvent(processNotifier(), params.uid, data.ref);
    },
  ),
  provider: onDocumentCreated(
    { ...eventOptions, document: 'serviceProviders/{providerId}/events/{eventId}' },
    async ({ data, params: { providerId, eventId } }) => {
      // Some derived events are processed from the start.
      if (data?.get('syncStatus') === 'pending') await projectStoredEvent(processContext(), providerId, eventId);
    },
  ),
};
