import { lapsedHolds } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepByCommand } from './sweep-by-command.ts';

/**
 * Gives back the seats of every hold whose time is up.
 *
 * @returns how many were expired
 */
export const sweepHolds = (context: CommandContext): Promise<number> =>
  sweepByCommand(context, {
    by: 'expireHolds',
    due: lapsedHolds(context.clock()),
    type: 'reservation.expire',
    payload: ({ userId, reservationId }) => ({ userId, reservationId }),
  });
