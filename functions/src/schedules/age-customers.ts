import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { sweepCustomers } from '../projections/sweep-customers.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Daily: loyalty rules count days, so an hourly run would find nothing more. */
export const ageCustomers = onSchedule(
  { ...sweepOptions, schedule: 'every 24 hours' },
  observed('background', async () => {
    const { done, failures } = await sweepCustomers(processContext());
    if (done > 0) log.info('customers became inactive', { done });
    for (const error of failures) log.error('customer not aged', { error });
  }),
);
