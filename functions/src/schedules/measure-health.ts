import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { sweepHealth } from '../health/sweep-health.ts';

/** Every minute: each run measures the whole minutes since the last one. */
export const measureHealth = onSchedule({ ...sweepOptions, schedule: 'every 1 minutes' }, async () => {
  const { measured, failures } = await sweepHealth(processContext());
  if (measured > 0) logger.info('health measured', { providers: measured });
  for (const error of failures) logger.error('health not measured', error);
});
