import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { forgetGuests as forgetAll } from '../leaving/forget-guests.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Daily: providers keep their guests for days, not for hours. */
export const forgetGuests = onSchedule(
  { ...sweepOptions, schedule: 'every 24 hours' },
  observed('background', async () => {
    const { done, failures } = await forgetAll(processContext());
    if (done > 0) log.info('guests forgotten', { done });
    for (const error of failures) log.error('guests of a provider are not forgotten yet', { error });
  }),
);
