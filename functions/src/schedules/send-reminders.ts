import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { sweepReminders } from '../notify/sweep-reminders.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** Every five minutes, so a reminder is at most that late. */
export const sendReminders = onSchedule(
  { ...sweepOptions, schedule: 'every 5 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepReminders(processNotifier());
    if (done > 0) log.info('reminders sent', { done });
    for (const error of failures) log.error('reminder not sent', { error });
  }),
);
