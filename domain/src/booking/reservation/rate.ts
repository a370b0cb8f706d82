import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { referenceRefs, reservationRef } from './paths.ts';
import type { RateReservation } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

/** Stores the customer's rating: once, after completion. */
export const rateReservation: CommandDefinition<RateReservation, Reads> = {
  aggregate: reservationKey,
  reads: ({ command, actor }) =>
    actor.kind === 'user'
      ? [reservationRef(actor.uid, command.payload.reservationId), ...referenceRefs(command, ['completed'])]
      : [],
  decide: (request, docs) => {
    const { command, actor } = request;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'only the customer rates', { reason: 'wrong-sender' });
    const { reservationId, stars, comment } = command.payload;
    const found = findReservation(command, docs, actor.uid, reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['completed']);
    if (wrong) return wrong;
    if (reservation.rating)
      return reject('failed-precondition', 'the reservation already has a rating', { reason: 'rated' });
    return accept(request, docs, {
      before: reservation,
      event: { type: 'reservation.rated', payload: { stars, comment } },
    });
  },
};
