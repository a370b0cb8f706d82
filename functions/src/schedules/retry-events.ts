import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { sweepRecordChanges } from '../records/sweep-record-changes.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { sweepEvents } from './sweep-events.ts';

/** Every ten minutes: it looks for the rare events and changes that a trigger has given up. */
export const retryEvents = onSchedule(
  { ...sweepOptions, schedule: 'every 10 minutes' },
  observed('background', async () => {
    const events = await sweepEvents(processNotifier());
    const changes = await sweepRecordChanges(processContext());
    const done = events.done + changes.done;
    if (done > 0) log.info('events and changes processed again', { done });
    for (const error of [...events.failures, ...changes.failures]) log.error('not processed', { error });
  }),
);
