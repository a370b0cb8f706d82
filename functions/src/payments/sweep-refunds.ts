import { dueRefunds } from '@counterfoil/domain';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import type { Payer } from './payer.ts';
import { sendRefund } from './send-refund.ts';

/**
 * Sends all refunds that are due, also those whose process died. Without a gateway they wait: the owner sends the money
 * back there by hand, and its report ends them.
 */
export const sweepRefunds = async (payer: Payer): Promise<SweepResult> =>
  payer.gateways.size === 0
    ? { done: 0, failures: [] }
    : await sweepQuery(payer, {
        name: 'sendRefunds',
        due: dueRefunds(payer.clock()),
        handle: ({ ref }) => sendRefund(payer, ref),
      });
