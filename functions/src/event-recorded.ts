import { onDocumentCreated } from 'firebase-functions/firestore';
import { notifierOfProcess } from './notify/notifier-of-process.ts';
import { notifyOfEvent } from './notify/notify-of-event.ts';
import { eventOptions } from './settings.ts';

/** What follows from an event, after it and apart from it: the person is told. */
export const eventRecorded = {
  endUser: onDocumentCreated(
    { ...eventOptions, document: 'endUsers/{uid}/events/{eventId}' },
    async ({ data, params }) => {
      if (data) await notifyOfEvent(notifierOfProcess(), params.uid, data.ref);
    },
  ),
};
