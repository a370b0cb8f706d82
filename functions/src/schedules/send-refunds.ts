import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processPayer, stripeKey } from '../payments/process-payer.ts';
import { sweepRefunds } from '../payments/sweep-refunds.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

const options = { ...sweepOptions, schedule: 'every 1 minutes', secrets: [stripeKey] };

export const sendRefunds = onSchedule(
  options,
  observed('background', async () => {
    const { done, failures } = await sweepRefunds(processPayer());
    if (done > 0) log.info('refunds attempted', { done });
    for (const error of failures) log.error('refund not attempted', { error });
  }),
);
