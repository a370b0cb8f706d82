import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { sweepWorkers } from '../recipes/sweep-workers.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every minute, which is as long as a lease. While no worker has died, it reads one document. */
export const resumeRecipes = onSchedule(
  { ...sweepOptions, schedule: 'every 1 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepWorkers(processContext());
    if (done > 0) log.info('recipe workers resumed', { done });
    for (const error of failures) log.error('recipe worker not resumed', { error });
  }),
);
