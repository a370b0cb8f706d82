import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { reservationRef } from './paths.ts';
import type { RateReservation } from './payloads.ts';
import type { Reservation } from './reservation.ts';

export interface Reads {
  reservation: Reservation;
  slotDay: SlotDay;
}

/** What the person who came thought of it: once, after it is completed. */
export const rateReservation: CommandDefinition<RateReservation, Reads> = {
  aggregate: reservationKey,
  reads: ({ command: { payload }, actor }) =>
    actor.kind === 'user' ? [reservationRef(actor.uid, payload.reservationId)] : [],
  decide: (request, docs) => {
    const { command, actor } = request;
    if (actor.kind !== 'user') return reject('permission-denied', 'only the person who booked rates');
    const { reservationId, stars, comment } = command.payload;
    const found = findReservation(command, docs, actor.uid, reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['completed']);
    if (wrong) return wrong;
    if (reservation.rating) return reject('failed-precondition', 'it has been rated', { reason: 'rated' });
    return accept(request, docs, reservation, { type: 'reservation.rated', payload: { stars, comment } });
  },
};
