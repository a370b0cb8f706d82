import { minuteMs } from '@counterfoil/domain';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { projectAndTell } from '../notify/project-and-tell.ts';
import { continueRebuilds as sweep } from '../rebuild/continue-rebuilds.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every five minutes: it looks for rebuilds of projections that nobody works on. Most days it finds none. */
export const continueRebuilds = onSchedule(
  { ...sweepOptions, schedule: 'every 5 minutes' },
  observed('background', async () => {
    const notifier = processNotifier();
    const { done, failures } = await sweep(notifier, {
      timeIsUp: AbortSignal.timeout(7 * minuteMs),
      deliver: (providerId, eventId) => projectAndTell(notifier, providerId, eventId),
    });
    if (done > 0) log.info('projections rebuilt', { done });
    for (const error of failures) log.error('projections not rebuilt', { error });
  }),
);
