import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { sameMoney } from '../../kernel/money.ts';
import { withChanges } from '../payments/changed-refund.ts';
import { refundRef } from '../payments/path.ts';
import { bookingRef, findOpenRefund, type RefundReads, refundKey, refundReads } from './find.ts';
import type { RefundTarget } from './payloads.ts';

/**
 * Lets the schedule send a refund again, at once. The amount may have changed meanwhile: then it is a new step. For the
 * same amount only the idempotency key is new, so the schedule first asks whether the gateway has the earlier one.
 */
export const retryRefund: CommandDefinition<RefundTarget, RefundReads> = {
  aggregate: refundKey,
  reads: refundReads,
  readsNext: ({ command }, docs) => {
    const refund = docs.get(refundRef(command.providerId, command.payload.refundId));
    return refund ? [bookingRef(command.providerId, refund)] : [];
  },
  decide: (request, docs) => {
    const { command, now } = request;
    const found = findOpenRefund(request, docs);
    if ('rejection' in found) return found;
    const { refund, booking } = found;
    const { amount } = booking.owed;
    const isSame = sameMoney(refund.amount, amount);
    const key = isSame ? { turn: refund.turn + 1 } : { amount, step: refund.step + 1, turn: 0 };
    const again = {
      ...key,
      status: 'due',
      attempts: 0,
      nextAttemptAt: now,
      leaseUntil: undefined,
      endedAt: undefined,
    } as const;
    const data = withChanges(refund, again, { commandId: command.id, now });
    const { path } = refundRef(command.providerId, refund.refundId);
    return { version: data.version, eventIds: [], writes: [{ op: 'update', path, data }] };
  },
};
