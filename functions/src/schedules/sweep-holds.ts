import { lapsedHolds } from '@counterfoil/domain';
import type { Executor } from '../firestore/command-context.ts';
import { sweep } from './sweep-by-command.ts';

/**
 * Gives back the seats of every hold whose time is up.
 *
 * @returns how many were expired
 */
export const sweepHolds = (executor: Executor): Promise<number> =>
  sweep(executor, {
    by: 'expireHolds',
    due: lapsedHolds(executor.clock()),
    type: 'reservation.expire',
    payload: ({ userId, reservationId }) => ({ userId, reservationId }),
  });
