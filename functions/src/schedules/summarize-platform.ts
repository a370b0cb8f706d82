import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { summarize } from '../platform/summarize.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every five minutes, one run at a time. */
export const summarizePlatform = onSchedule(
  { ...sweepOptions, maxInstances: 1, concurrency: 1, schedule: 'every 5 minutes' },
  observed('background', async () => {
    log.info('platform summed up', { providers: await summarize(processContext()) });
  }),
);
