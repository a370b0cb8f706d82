import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { forgetGuests as forgetAll } from '../leaving/forget-guests.ts';

/** Daily: providers keep their guests for days, not for hours. */
export const forgetGuests = onSchedule({ ...sweepOptions, schedule: 'every 24 hours' }, async () => {
  const { done, failures } = await forgetAll(processContext());
  if (done > 0) logger.info('guests forgotten', { done });
  for (const error of failures) logger.error('guests of a provider are not forgotten yet', error);
});
