import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processInviter } from '../notify/process-notifier.ts';
import { sweepInvitations } from '../notify/sweep-invitations.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every minute, because somebody waits for the mail. */
export const sendInvitations = onSchedule(
  { ...sweepOptions, schedule: 'every 1 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepInvitations(processInviter());
    if (done > 0) log.info('invitations sent', { done });
    for (const error of failures) log.error('invitation not sent', { error });
  }),
);
