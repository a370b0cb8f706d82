import { dueReminders } from '@counterfoil/domain';
import type { DocumentReference } from 'firebase-admin/firestore';
import { minuteMs, secondMs } from '../config/durations.ts';
import { sweepOptions } from '../config/settings.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { deliverAll } from './deliver-all.ts';
import type { Notifier } from './notifier.ts';
import { remind } from './remind.ts';

/** Leaves what was begun the time to end: the patience with a channel, twice. */
const timeToSendMs = sweepOptions.timeoutSeconds * secondMs - minuteMs;

/**
 * Reminds of everything whose time has come. Sweeps that overlap share the work. All of it is written before any is sent: a
 * service that hangs makes no reminder late.
 *
 * @param timeIsUp when to leave what is not yet sent to `retryDeliveries`
 */
export const sweepReminders = async (
  notifier: Notifier,
  timeIsUp: AbortSignal = AbortSignal.timeout(timeToSendMs),
): Promise<SweepResult> => {
  const created: DocumentReference[] = [];
  const { done, failures } = await sweepQuery(notifier.firestore, dueReminders(notifier.clock()), async (reminder) => {
    const reminded = await remind(notifier, reminder);
    if (reminded.created) created.push(reminded.created);
    return Number(reminded.ended);
  });
  return { done, failures: [...failures, ...(await deliverAll(notifier, created, timeIsUp))] };
};
