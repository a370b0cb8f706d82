import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { creditAfter, noFee } from './credit.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { fullRef, referenceRefs, waitingReference } from './paths.ts';
import type { CustomersReservation } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

/**
 * Releases the seats of a hold without payment or answer in time, or those of a wish for another time. Ends a wait whose
 * time has come. A schedule sends this command.
 */
export const expireReservation: CommandDefinition<CustomersReservation, Reads> = {
  aggregate: reservationKey,
  reads: ({ command }) => [
    fullRef({ providerId: command.providerId, ...command.payload }),
    ...referenceRefs(command, ['pending']),
  ],
  readsNext: ({ command: { providerId, payload } }, docs) =>
    waitingReference(docs.get(fullRef({ providerId, ...payload }))),
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the schedule expires holds', { reason: 'wrong-sender' });
    const found = findReservation(command, docs, command.payload.userId, command.payload.reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const { move } = reservation;
    const wrong = requireStatus(reservation, move ? ['confirmed'] : ['waiting', 'pending']);
    if (wrong) return wrong;
    const end = move ? move.expiresAt : reservation.holdExpiresAt;
    if (!end || end > now) return reject('failed-precondition', 'the hold has not expired', { reason: 'held' });
    if (move)
      return accept(request, docs, { before: reservation, event: { type: 'reservation.moveExpired', payload: {} } });
    const creditReturned = creditAfter(reservation, noFee);
    const payload = {
      ...(reservation.status === 'waiting' ? ({ waited: true } as const) : {}),
      ...(creditReturned ? { creditReturned } : {}),
    };
    return accept(request, docs, { before: reservation, event: { type: 'reservation.expired', payload } });
  },
};
