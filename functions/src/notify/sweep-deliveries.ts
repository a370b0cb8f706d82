import { dueNotifications } from '@counterfoil/domain';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { deliver } from './deliver.ts';
import type { Notifier } from './notifier.ts';

/** Sends again the deliveries that failed, waited for the end of quiet hours, or were left by a process that died. */
export const sweepDeliveries = (notifier: Notifier): Promise<SweepResult> =>
  sweepQuery(notifier, {
    name: 'retryDeliveries',
    due: dueNotifications(notifier.clock()),
    handle: ({ ref }) => deliver(notifier, ref),
  });
