import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { sweepQueues } from '../executor/sweep-queues.ts';
import { processContext } from '../firestore/process-context.ts';

/** Every minute: a device waits for the outcome. A log-based alert on «queues stand» reaches the operator. */
export const settleQueues = onSchedule({ ...sweepOptions, schedule: 'every 1 minutes' }, async () => {
  const { done, failures, standing } = await sweepQueues(processContext());
  if (done > 0) logger.info('standing commands settled', { done });
  for (const error of failures) logger.error('standing command not settled', error);
  if (standing > 0) logger.error('queues stand', { providers: standing });
});
