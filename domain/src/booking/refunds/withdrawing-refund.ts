import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import { changedRefund } from '../payments/changed-refund.ts';
import { refundIdOf, refundRef } from '../payments/path.ts';
import type { Refund } from '../payments/refund.ts';
import { locate, type Target } from '../reservation/locate.ts';
import type { Reservation } from '../reservation/reservation.ts';
import type { Claim } from '../shared/claim.ts';
import { owedByReservation } from './owed.ts';

const hasLeft = ({ status, attempts }: Refund): boolean =>
  status === 'due' ? attempts > 0 : status !== 'withdrawn' && status !== 'failed';

/** Takes back what a booking owes, with the command that takes back its end. Refuses once the money may have left. */
export const withdrawingRefund = <Payload extends Target, All extends { reservation: Reservation; claim: Claim }>(
  definition: CommandDefinition<Payload, All>,
): CommandDefinition<Payload, All & { refund: Refund }> => ({
  ...definition,
  readsNext: (request, docs) => {
    const further = definition.readsNext?.(request, docs) ?? [];
    if (further.some((ref) => !docs.has(ref))) return further;
    const stored = locate(request.command, docs);
    const owed = stored && owedByReservation(stored);
    const refunds: Ref<'refund'>[] = owed
      ? [refundRef(request.command.providerId, refundIdOf(owed.gateway, owed.paymentId))]
      : [];
    return [...further, ...refunds];
  },
  decide: (request, docs: Docs<All & { refund: Refund }>) => {
    const { command, now } = request;
    const decision = definition.decide(request, docs);
    const stored = 'rejection' in decision ? undefined : locate(command, docs);
    const owed = stored && owedByReservation(stored);
    if ('rejection' in decision || !owed) return decision;
    const ref = refundRef(command.providerId, refundIdOf(owed.gateway, owed.paymentId));
    const refund = docs.get<'refund'>(ref);
    if (!refund) return decision;
    if (hasLeft(refund)) return reject('failed-precondition', 'a refund has left', { reason: 'refund-left' });
    const after = { ...owed, amount: { ...owed.amount, amount: 0 }, isGiven: false };
    const cause = { commandId: command.id, now };
    const changed = changedRefund(refund, { before: owed.amount.amount, after }, cause);
    if (!changed) return decision;
    return { ...decision, writes: [...decision.writes, { op: 'update', path: ref.path, data: changed }] };
  },
});
