import { dueNotifications } from '@counterfoil/domain';
import { deliver } from './deliver.ts';
import type { Notifier } from './notifier.ts';
import { type Sweep, sweep } from './sweep.ts';

/** Sends again what failed, what waited for the end of quiet hours, and what a process that died has left. */
export const sweepDeliveries = (notifier: Notifier): Promise<Sweep> =>
  sweep(notifier, dueNotifications(notifier.clock()), ({ ref }) => deliver(notifier, ref));
