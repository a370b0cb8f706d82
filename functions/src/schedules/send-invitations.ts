import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processInviter } from '../notify/process-notifier.ts';
import { sweepInvitations } from '../notify/sweep-invitations.ts';

/** Every minute, because somebody waits for the mail. */
export const sendInvitations = onSchedule({ ...sweepOptions, schedule: 'every 1 minutes' }, async () => {
  const { done, failures } = await sweepInvitations(processInviter());
  if (done > 0) logger.info('invitations sent', { done });
  for (const error of failures) logger.error('invitation not sent', error);
});
