import { dueWaitingLists, expiredHolds, expiredMoves, expiredWaits } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepByCommand } from './sweep-by-command.ts';

/**
 * Expires every hold, every wish for another time and every wait whose time is up, and releases their seats. Then it
 * offers seats that no command has freed to those who wait.
 *
 * @returns the number of commands that took effect
 */
export const sweepHolds = async (context: CommandContext): Promise<number> => {
  const now = context.clock();
  let expired = 0;
  for (const due of [expiredHolds(now), expiredMoves(now), expiredWaits(now)]) {
    expired += await sweepByCommand(context, {
      by: 'expireHolds',
      due,
      type: 'reservation.expire',
      payload: ({ userId, reservationId }) => ({ userId, reservationId }),
    });
  }
  const served = await sweepByCommand(context, {
    by: 'serveWaitingLists',
    due: dueWaitingLists(now),
    type: 'waitingList.serve',
    payload: ({ day }) => ({ day }),
  });
  return expired + served;
};
