import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import { refundIdOf, refundRef } from '../payments/path.ts';
import type { Refund } from '../payments/refund.ts';
import { locate, type Target } from '../reservation/locate.ts';
import type { Reservation } from '../reservation/reservation.ts';
import type { Claim } from '../shared/claim.ts';
import { owedByReservation } from './owed.ts';

/** A refund that the gateway may have, or that somebody has given by hand. */
const hasLeft = ({ status, attempts }: Refund): boolean =>
  status === 'due' ? attempts > 0 : status !== 'withdrawn' && status !== 'failed';

/** Refuses a command that undoes the end of a booking, once the refund of that end may have left. */
export const requiringUnsentRefund = <Payload extends Target, All extends { reservation: Reservation; claim: Claim }>(
  definition: CommandDefinition<Payload, All>,
): CommandDefinition<Payload, All & { refund: Refund }> => {
  const refundOf: (...asked: Parameters<typeof definition.decide>) => Ref<'refund'> | undefined = (
    { command },
    docs,
  ) => {
    const stored = locate(command, docs);
    const owed = stored && owedByReservation(stored);
    return owed && refundRef(command.providerId, refundIdOf(owed.gateway, owed.paymentId));
  };
  return {
    ...definition,
    readsNext: (request, docs) => {
      const further = definition.readsNext?.(request, docs) ?? [];
      if (further.some((ref) => !docs.has(ref))) return further;
      const ref = refundOf(request, docs);
      return ref ? [...further, ref] : further;
    },
    decide: (request, docs: Docs<All & { refund: Refund }>) => {
      const decision = definition.decide(request, docs);
      const ref = 'rejection' in decision ? undefined : refundOf(request, docs);
      const refund = ref && docs.get<'refund'>(ref);
      return refund && hasLeft(refund)
        ? reject('failed-precondition', 'a refund has left', { reason: 'refund-left' })
        : decision;
    },
  };
};
