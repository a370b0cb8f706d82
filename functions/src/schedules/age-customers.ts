import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { sweepCustomers } from '../projections/sweep-customers.ts';

/** Daily: loyalty rules count days, so an hourly run would find nothing more. */
export const ageCustomers = onSchedule({ ...sweepOptions, schedule: 'every 24 hours' }, async () => {
  const { done, failures } = await sweepCustomers(processContext());
  if (done > 0) logger.info('customers became inactive', { done });
  for (const error of failures) logger.error('customer not aged', error);
});
