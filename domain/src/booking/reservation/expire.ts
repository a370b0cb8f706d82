import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { reservationRef } from './paths.ts';
import type { ReservationTarget } from './payloads.ts';
import type { Reservation } from './reservation.ts';

export interface Reads {
  reservation: Reservation;
  slotDay: SlotDay;
}

/** Gives back the seats of a hold that nobody paid for or answered in time. A command of the schedule. */
export const expireReservation: CommandDefinition<ReservationTarget, Reads> = {
  aggregate: reservationKey,
  reads: ({ command: { payload } }) => [reservationRef(payload.userId, payload.reservationId)],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'system') return reject('permission-denied', 'holds expire by schedule');
    const found = findReservation(command, docs, command.payload.userId, command.payload.reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['pending']);
    if (wrong) return wrong;
    if (!reservation.holdExpiresAt || reservation.holdExpiresAt > now) {
      return reject('failed-precondition', 'the hold has not lapsed', { reason: 'held' });
    }
    return accept(request, docs, reservation, { type: 'reservation.expired', payload: {} });
  },
};
