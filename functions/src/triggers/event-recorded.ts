import { onDocumentCreated } from 'firebase-functions/firestore';
import { eventOptions } from '../config/settings.ts';
import { notifyOfEvent } from '../notify/notify-of-event.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { projectAndTell } from '../notify/project-and-tell.ts';
import { followEvent } from '../trace/follow-event.ts';
import { observed } from '../trace/observed.ts';

/**
 * Processes an event after its commit: notifies the person, or updates the provider's projections and tells its members.
 */
export const eventRecorded = {
  endUser: onDocumentCreated(
    { ...eventOptions, document: 'endUsers/{uid}/events/{eventId}' },
    observed('background', async ({ data, params }) => {
      if (data) await followEvent('trigger', data, () => notifyOfEvent(processNotifier(), params.uid, data.ref));
    }),
  ),
  provider: onDocumentCreated(
    { ...eventOptions, document: 'serviceProviders/{providerId}/events/{eventId}' },
    observed('background', async ({ data, params: { providerId, eventId } }) => {
      // Some derived events are processed from the start.
      if (data?.get('syncStatus') !== 'pending') return;
      await followEvent('trigger', data, () => projectAndTell(processNotifier(), providerId, eventId));
    }),
  ),
};
