import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { sweepDeliveries } from '../notify/sweep-deliveries.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

export const retryDeliveries = onSchedule(
  { ...sweepOptions, schedule: 'every 1 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepDeliveries(processNotifier());
    if (done > 0) log.info('deliveries tried again', { done });
    for (const error of failures) log.error('delivery not tried', { error });
  }),
);
