import { onSchedule } from 'firebase-functions/scheduler';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { sweepCheckouts } from '../payments/close-checkout.ts';
import { processPayer, stripeKey } from '../payments/process-payer.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { sweepHolds } from './sweep-holds.ts';

/** Every minute, so that an expired hold blocks its seats for one minute at most. */
const options = { ...functionOptions, schedule: 'every 1 minutes', secrets: [stripeKey] };

export const expireHolds = onSchedule(
  options,
  observed('background', async () => {
    const expired = await sweepHolds(processContext());
    if (expired > 0) log.info('holds expired', { expired });
    // An intent can be paid until somebody cancels it. Money that comes after its hold goes back.
    const { failures } = await sweepCheckouts(processPayer());
    for (const error of failures) log.error('checkout not closed', { error });
  }),
);
