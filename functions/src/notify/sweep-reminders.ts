import { dueReminders, minuteMs, secondMs } from '@counterfoil/domain';
import type { DocumentReference } from 'firebase-admin/firestore';
import { sweepOptions } from '../config/settings.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { deliverAll } from './deliver-all.ts';
import type { Notifier } from './notifier.ts';
import { remind } from './remind.ts';

/** The last deliveries need this long to end: twice the send timeout. */
const timeToSendMs = sweepOptions.timeoutSeconds * secondMs - minuteMs;

/**
 * Sends every reminder that is due. Sweeps that overlap share the work. It creates all notifications before it sends
 * any, so a hanging service delays no reminder.
 *
 * @param timeIsUp after it, the remaining deliveries are left to `retryDeliveries`
 */
export const sweepReminders = async (
  notifier: Notifier,
  timeIsUp: AbortSignal = AbortSignal.timeout(timeToSendMs),
): Promise<SweepResult> => {
  const created: DocumentReference[] = [];
  const { done, failures } = await sweepQuery(notifier, {
    name: 'sendReminders',
    due: dueReminders(notifier.clock()),
    handle: async (reminder) => {
      const reminded = await remind(notifier, reminder);
      if (reminded.created) created.push(reminded.created);
      return Number(reminded.ended);
    },
  });
  return { done, failures: [...failures, ...(await deliverAll(notifier, created, timeIsUp))] };
};
