import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { sweepHolds } from './sweep-holds.ts';

/** Every minute, so that an expired hold blocks its seats for one minute at most. */
export const expireHolds = onSchedule({ ...functionOptions, schedule: 'every 1 minutes' }, async () => {
  const expired = await sweepHolds(processContext());
  if (expired > 0) logger.info('holds expired', { expired });
});
