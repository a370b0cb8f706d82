import { expiredHolds } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepByCommand } from './sweep-by-command.ts';

/**
 * Expires every hold whose time is up, and releases its seats.
 *
 * @returns the number of expired holds
 */
export const sweepHolds = (context: CommandContext): Promise<number> =>
  sweepByCommand(context, {
    by: 'expireHolds',
    due: expiredHolds(context.clock()),
    type: 'reservation.expire',
    payload: ({ userId, reservationId }) => ({ userId, reservationId }),
  });
