import { endedSubscriptions } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepByCommand } from './sweep-by-command.ts';

/**
 * Ends every subscription that has run out or was not paid in time, and drops every renewal that was not.
 *
 * @returns the number of changed subscriptions
 */
export const sweepSubscriptions = async (context: CommandContext): Promise<number> => {
  let ended = 0;
  for (const due of endedSubscriptions(context.clock())) {
    ended += await sweepByCommand(context, {
      by: 'expireSubscriptions',
      due,
      type: 'subscription.expire',
      payload: ({ userId, subscriptionId }) => ({ userId, subscriptionId }),
    });
  }
  return ended;
};
