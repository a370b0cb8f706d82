import { dueReminders } from '@counterfoil/domain';
import { forEachDue, type Swept } from '../for-each-due.ts';
import type { Notifier } from './notifier.ts';
import { sendReminder } from './send-reminder.ts';

/** Reminds of everything whose time has come. Sweeps that overlap share the work. */
export const sweepReminders = (notifier: Notifier): Promise<Swept> =>
  forEachDue(notifier.firestore, dueReminders(notifier.clock()), async (reminder) =>
    Number(await sendReminder(notifier, reminder)),
  );
