import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { sweepDigests } from '../notify/sweep-digests.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every five minutes: the grace of a digest is as long. */
export const sendDigests = onSchedule(
  { ...sweepOptions, schedule: 'every 5 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepDigests(processNotifier());
    if (done > 0) log.info('digests sent', { done });
    for (const error of failures) log.error('digest not sent', { error });
  }),
);
