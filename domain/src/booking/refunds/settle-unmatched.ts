import { actorId } from '../../kernel/actor.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Member } from '../../provider/members/member.ts';
import { membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { unmatchedPaymentRef } from '../payments/path.ts';
import type { UnmatchedPayment } from '../payments/unmatched-payment.ts';
import type { SettleUnmatched } from './payloads.ts';

type Reads = { unmatchedPayment: UnmatchedPayment; member: Member };

/** Closes a payment that matches nothing, once owner or manager have given it back or know its purpose. */
export const settleUnmatchedPayment: CommandDefinition<SettleUnmatched, Reads> = {
  aggregate: ({ command }) => `unmatchedPayment/${command.payload.unmatchedPaymentId}`,
  reads: ({ command: { providerId, payload }, actor }) => [
    unmatchedPaymentRef(providerId, payload.unmatchedPaymentId),
    ...membershipRefs(providerId, actor),
  ],
  decide: ({ command, actor, now }, docs) => {
    const denied = requireRole(docs, command.providerId, actor, ['owner', 'manager']);
    if (denied) return denied;
    const { unmatchedPaymentId, reason } = command.payload;
    const ref = unmatchedPaymentRef(command.providerId, unmatchedPaymentId);
    const payment = docs.get(ref);
    if (!payment) {
      const details = { reason: 'no-unmatched-payment', field: 'unmatchedPaymentId' } as const;
      return reject('not-found', 'no such unmatched payment', details);
    }
    const { status = 'open', version = 0 } = payment;
    const conflict = requireVersion(command, version);
    if (conflict) return conflict;
    if (status === 'closed')
      return reject('failed-precondition', 'the payment is closed', { reason: 'wrong-status', status });
    const settled = { status: 'closed', settledBy: actorId(actor), settledAt: now, reason } as const;
    const stamps = { version: version + 1, lastCommandId: command.id, updatedAt: now };
    const data = { ...payment, ...settled, ...stamps };
    return { version: data.version, eventIds: [], writes: [{ op: 'update', path: ref.path, data }] };
  },
};
