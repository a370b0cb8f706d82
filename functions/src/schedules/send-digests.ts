import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { sweepDigests } from '../notify/sweep-digests.ts';

/** Every five minutes: the grace of a digest is as long. */
export const sendDigests = onSchedule({ ...sweepOptions, schedule: 'every 5 minutes' }, async () => {
  const { done, failures } = await sweepDigests(processNotifier());
  if (done > 0) logger.info('digests sent', { done });
  for (const error of failures) logger.error('digest not sent', error);
});
