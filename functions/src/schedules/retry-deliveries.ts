import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { sweepDeliveries } from '../notify/sweep-deliveries.ts';

export const retryDeliveries = onSchedule({ ...sweepOptions, schedule: 'every 1 minutes' }, async () => {
  const { done, failures } = await sweepDeliveries(processNotifier());
  if (done > 0) logger.info('deliveries tried again', { done });
  for (const error of failures) logger.error('delivery not tried', error);
});
