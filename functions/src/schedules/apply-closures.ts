import { onSchedule } from 'firebase-functions/scheduler';
import { sweepClosures } from '../closures/sweep-closures.ts';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every minute, because somebody watches the progress. */
export const applyClosures = onSchedule(
  { ...sweepOptions, schedule: 'every 1 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepClosures(processContext());
    if (done > 0) log.info('bookings moved or cancelled for closures', { done });
    for (const error of failures) log.error('closure not applied', { error });
  }),
);
