import { minuteMs } from '@counterfoil/domain';
import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { projectAndTell } from '../notify/project-and-tell.ts';
import { continueRebuilds as sweep } from '../rebuild/continue-rebuilds.ts';

/** Every five minutes: it looks for rebuilds of projections that nobody works on. Most days it finds none. */
export const continueRebuilds = onSchedule({ ...sweepOptions, schedule: 'every 5 minutes' }, async () => {
  const notifier = processNotifier();
  const { done, failures } = await sweep(notifier, {
    timeIsUp: AbortSignal.timeout(7 * minuteMs),
    deliver: (providerId, eventId) => projectAndTell(notifier, providerId, eventId),
  });
  if (done > 0) logger.info('projections rebuilt', { done });
  for (const error of failures) logger.error('projections not rebuilt', error);
});
