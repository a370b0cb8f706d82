import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import type { Claim } from '../shared/claim.ts';
import { rejectProviderReason } from '../shared/provider-reason.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { eitherPartyReads, findForEitherParty } from './either-party.ts';
import { requireStatus, reservationKey } from './find.ts';
import { locate, targetReadsNext } from './locate.ts';
import { referenceRefs, waitingReference } from './paths.ts';
import type { CancelReservation } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import { creditForCancellation, refundForCancellation } from './refund.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  claim: Claim;
  member: Member;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

/** Releases the seats, or leaves the waiting list. The customer may cancel until the start; staff may cancel until completion. */
export const cancelReservation: CommandDefinition<CancelReservation, Reads> = {
  aggregate: reservationKey,
  reads: (request) => [...eitherPartyReads(request), ...referenceRefs(request.command, ['pending', 'confirmed'])],
  readsNext: ({ command }, docs) => {
    const claimed = targetReadsNext(command, docs);
    return claimed.every((ref) => docs.has(ref)) ? waitingReference(locate(command, docs)) : claimed;
  },
  decide: (request, docs) => {
    const { command, now } = request;
    const { reason } = command.payload;
    const found = findForEitherParty(request, docs);
    if ('rejection' in found) return found;
    const { reservation, party: cancelledBy } = found;
    const wrong = requireStatus(reservation, ['waiting', 'pending', 'confirmed']);
    if (wrong) return wrong;
    if (cancelledBy === 'endUser' && reservation.reservationStartTime <= now) {
      return reject('failed-precondition', 'the reservation has started', { reason: 'past' });
    }
    const misleading = rejectProviderReason(cancelledBy, reason);
    if (misleading) return misleading;
    const refundDue = refundForCancellation(reservation, cancelledBy, now);
    const creditReturned = creditForCancellation(reservation, cancelledBy, now);
    return accept(request, docs, {
      before: reservation,
      event: { type: 'reservation.cancelled', payload: { cancelledBy, reason, refundDue, creditReturned } },
    });
  },
};
