import { dueNotifications } from '@counterfoil/domain';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { deliver } from './deliver.ts';
import type { Notifier } from './notifier.ts';

/** Sends again what failed, what waited for the end of quiet hours, and what a process that died has left. */
export const sweepDeliveries = (notifier: Notifier): Promise<SweepResult> =>
  sweepQuery(notifier.firestore, dueNotifications(notifier.clock()), ({ ref }) => deliver(notifier, ref));
