import { dueReminders } from '@counterfoil/domain';
import type { Notifier } from './notifier.ts';
import { sendReminder } from './send-reminder.ts';
import { type Sweep, sweep } from './sweep.ts';

/** Reminds of everything whose time has come. Sweeps that overlap share the work. */
export const sweepReminders = (notifier: Notifier): Promise<Sweep> =>
  sweep(notifier, dueReminders(notifier.clock()), async (reminder) => Number(await sendReminder(notifier, reminder)));
