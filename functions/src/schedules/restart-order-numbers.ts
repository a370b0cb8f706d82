import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { sweepOrderNumbers } from './sweep-order-numbers.ts';

/** Every half an hour, because the night comes to each time zone at its own time. */
export const restartOrderNumbers = onSchedule(
  { ...sweepOptions, schedule: 'every 30 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepOrderNumbers(processContext());
    if (done > 0) log.info('order numbers begin anew', { done });
    for (const error of failures) log.error('order numbers not restarted', { error });
  }),
);
