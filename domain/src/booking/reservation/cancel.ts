import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { partyOf } from '../shared/party.ts';
import { rejectProviderReason } from '../shared/provider-reason.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { referenceRefs, reservationRef } from './paths.ts';
import type { CancelReservation } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import { refundForCancellation } from './refund.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  member: Member;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

/** Releases the seats. The customer may cancel until the start; staff may cancel until completion. */
export const cancelReservation: CommandDefinition<CancelReservation, Reads> = {
  aggregate: reservationKey,
  reads: ({ command, actor }) => [
    reservationRef(command.payload.userId, command.payload.reservationId),
    ...referenceRefs(command, ['pending', 'confirmed']),
    ...(partyOf(actor, command.payload.userId) === 'provider' ? membershipRefs(command.providerId, actor) : []),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, reservationId, reason } = command.payload;
    const cancelledBy = partyOf(actor, userId);
    const denied = cancelledBy === 'provider' && requireRole(docs, command.providerId, actor, frontOfHouse);
    if (denied) return denied;
    const found = findReservation(command, docs, userId, reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['pending', 'confirmed']);
    if (wrong) return wrong;
    if (cancelledBy === 'endUser' && reservation.reservationStartTime <= now) {
      return reject('failed-precondition', 'the reservation has started', { reason: 'past' });
    }
    const misleading = rejectProviderReason(cancelledBy, reason);
    if (misleading) return misleading;
    const refundDue = refundForCancellation(reservation, cancelledBy, now);
    return accept(request, docs, {
      before: reservation,
      event: { type: 'reservation.cancelled', payload: { cancelledBy, reason, refundDue } },
    });
  },
};
