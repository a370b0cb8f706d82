import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { sweepQueues } from '../executor/sweep-queues.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every minute: a device waits for the outcome. A log-based alert on «queues stand» reaches the operator. */
export const settleQueues = onSchedule(
  { ...sweepOptions, schedule: 'every 1 minutes' },
  observed('background', async () => {
    const { done, failures, standing } = await sweepQueues(processContext());
    if (done > 0) log.info('standing commands settled', { done });
    for (const error of failures) log.error('standing command not settled', { error });
    if (standing > 0) log.error('queues stand', { providers: standing });
  }),
);
