import { lapsedSubscriptions } from '@counterfoil/domain';
import type { Executor } from '../firestore/command-context.ts';
import { sweep } from './sweep-by-command.ts';

/**
 * Ends every subscription that has run out, and every one that nobody paid for in time.
 *
 * @returns how many were ended
 */
export const sweepSubscriptions = async (executor: Executor): Promise<number> => {
  let ended = 0;
  for (const due of lapsedSubscriptions(executor.clock())) {
    ended += await sweep(executor, {
      by: 'expireSubscriptions',
      due,
      type: 'subscription.expire',
      payload: ({ userId, subscriptionId }) => ({ userId, subscriptionId }),
    });
  }
  return ended;
};
