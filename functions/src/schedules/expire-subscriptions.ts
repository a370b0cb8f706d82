import { onSchedule } from 'firebase-functions/scheduler';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { sweepSubscriptions } from './sweep-subscriptions.ts';
import { sweepVouchers } from './sweep-vouchers.ts';

/** Hourly: an expired subscription or voucher blocks nothing that others wait for. */
export const expireSubscriptions = onSchedule(
  { ...functionOptions, schedule: 'every 60 minutes' },
  observed('background', async () => {
    const ended = await sweepSubscriptions(processContext());
    if (ended > 0) log.info('subscriptions or renewals expired', { ended });
    const vouchers = await sweepVouchers(processContext());
    if (vouchers > 0) log.info('vouchers expired', { vouchers });
  }),
);
