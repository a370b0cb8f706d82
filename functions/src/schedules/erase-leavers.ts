import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processLeaver } from '../leaving/process-leaver.ts';
import { sweepLeavings } from '../leaving/sweep-leavings.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every ten minutes: so long a pass waits for the one before. */
export const eraseLeavers = onSchedule(
  { ...sweepOptions, schedule: 'every 10 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepLeavings(processLeaver());
    if (done > 0) log.info('people who leave have come a step further', { done });
    for (const error of failures) log.error('somebody is not erased yet', { error });
  }),
);
