import type { Documents } from '../documents.ts';
import type { CommandDefinition } from '../kernel/command-definition.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../people/require-role.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find-reservation.ts';
import { refundForNoShow } from './refund.ts';
import type { Reservation } from './reservation.ts';
import type { ReservationEvent } from './reservation-event.ts';
import { reservationRef } from './reservation-paths.ts';
import type { ReservationTarget } from './reservation-payloads.ts';

/**
 * What the desk says of a confirmed booking in the end. The desk decides when: someone served before their time has been
 * served.
 */
const closing = (
  eventFor: (reservation: Reservation) => ReservationEvent,
): CommandDefinition<ReservationTarget, Documents> => ({
  aggregate: reservationKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    reservationRef(payload.userId, payload.reservationId),
    ...membershipRefs(providerId, actor),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    const denied = requireRole(docs, command.providerId, actor, frontOfHouse);
    if (denied) return denied;
    const found = findReservation(command, docs, command.payload.userId, command.payload.reservationId);
    if ('rejection' in found) return found;
    return (
      requireStatus(found.reservation, ['confirmed']) ??
      accept(request, docs, found.reservation, eventFor(found.reservation))
    );
  },
});

export const completeReservation = closing(() => ({ type: 'reservation.completed', payload: {} }));
export const markNoShow = closing((reservation) => ({
  type: 'reservation.noShow',
  payload: { cancelledBy: 'provider', refundDue: refundForNoShow(reservation) },
}));
