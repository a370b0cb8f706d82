import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, noReservation, requireStatus, reservationKey } from './find.ts';
import { referenceRefs, reservationRef } from './paths.ts';
import type { AcceptReservation } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

/** The customer takes the seat that is held for the booking that waited. */
export const acceptOffer: CommandDefinition<AcceptReservation, Reads> = {
  aggregate: reservationKey,
  reads: ({ command, actor }) =>
    actor.kind === 'user'
      ? [reservationRef(actor.uid, command.payload.reservationId), ...referenceRefs(command, ['pending'])]
      : [],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'user') return noReservation(command);
    const found = findReservation(command, docs, actor.uid, command.payload.reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['pending']);
    if (wrong) return wrong;
    const { offered, holdExpiresAt, status } = reservation;
    if (!offered) return reject('failed-precondition', 'no seat is offered', { reason: 'wrong-status', status });
    if (holdExpiresAt && holdExpiresAt <= now)
      return reject('failed-precondition', 'the hold has ended', { reason: 'hold-lapsed' });
    const event = { type: 'reservation.confirmed', payload: { accepted: true } } as const;
    return accept(request, docs, { before: reservation, event });
  },
};
