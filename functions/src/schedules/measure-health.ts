import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { sweepHealth } from '../health/sweep-health.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every minute: each run measures the whole minutes since the last one. */
export const measureHealth = onSchedule(
  { ...sweepOptions, schedule: 'every 1 minutes' },
  observed('background', async () => {
    const { measured, failures } = await sweepHealth(processContext());
    if (measured > 0) log.info('health measured', { providers: measured });
    for (const error of failures) log.error('health not measured', { error });
  }),
);
