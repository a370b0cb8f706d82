import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processPayer, stripeKey } from '../payments/process-payer.ts';
import { sweepRefunds } from '../payments/sweep-refunds.ts';

const options = { ...sweepOptions, schedule: 'every 1 minutes', secrets: [stripeKey] };

export const sendRefunds = onSchedule(options, async () => {
  const { done, failures } = await sweepRefunds(processPayer());
  if (done > 0) logger.info('refunds attempted', { done });
  for (const error of failures) logger.error('refund not attempted', error);
});
