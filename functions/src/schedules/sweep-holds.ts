import { expiredHolds, expiredMoves } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepByCommand } from './sweep-by-command.ts';

/**
 * Expires every hold and every wish for another time whose time is up, and releases their seats.
 *
 * @returns the number of expired holds and wishes
 */
export const sweepHolds = async (context: CommandContext): Promise<number> => {
  const now = context.clock();
  let expired = 0;
  for (const due of [expiredHolds(now), expiredMoves(now)]) {
    expired += await sweepByCommand(context, {
      by: 'expireHolds',
      due,
      type: 'reservation.expire',
      payload: ({ userId, reservationId }) => ({ userId, reservationId }),
    });
  }
  return expired;
};
