import type { Documents } from '../documents.ts';
import type { CommandDefinition } from '../kernel/command-definition.ts';
import { reject } from '../kernel/rejection.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../people/require-role.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find-reservation.ts';
import { reservationRef } from './reservation-paths.ts';
import type { ReservationTarget } from './reservation-payloads.ts';

/** The provider says yes to a request. */
export const confirmReservation: CommandDefinition<ReservationTarget, Documents> = {
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
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['pending']);
    if (wrong) return wrong;
    if (reservation.paymentStatus === 'pending') {
      return reject('failed-precondition', 'the reservation is confirmed by its payment', { reason: 'unpaid' });
    }
    return accept(request, docs, reservation, { type: 'reservation.confirmed', payload: {} });
  },
};
