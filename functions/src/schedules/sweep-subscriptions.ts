import { lapsedSubscriptions } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepByCommand } from './sweep-by-command.ts';

/**
 * Ends every subscription that has run out, and every one that nobody paid for in time.
 *
 * @returns how many were ended
 */
export const sweepSubscriptions = async (context: CommandContext): Promise<number> => {
  let ended = 0;
  for (const due of lapsedSubscriptions(context.clock())) {
    ended += await sweepByCommand(context, {
      by: 'expireSubscriptions',
      due,
      type: 'subscription.expire',
      payload: ({ userId, subscriptionId }) => ({ userId, subscriptionId }),
    });
  }
  return ended;
};
