import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { fullRef, referenceRefs } from './paths.ts';
import type { ExtendHold } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

/**
 * Extends the hold of a booking whose customer has begun to pay: a payment page lives longer than the hold. It happens
 * once, and never beyond the start, so that nobody keeps seats by opening payment pages. The checkout sends it.
 */
export const extendHold: CommandDefinition<ExtendHold, Reads> = {
  aggregate: reservationKey,
  reads: ({ command }) => [
    fullRef({ providerId: command.providerId, ...command.payload }),
    ...referenceRefs(command, ['pending']),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, reservationId, until } = command.payload;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the checkout extends holds', { reason: 'wrong-sender' });
    const found = findReservation(command, docs, userId, reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['pending']);
    if (wrong) return wrong;
    const { paymentStatus, holdExpiresAt, holdExtendedAt, reservationStartTime } = reservation;
    if (paymentStatus !== 'pending' || !holdExpiresAt)
      return reject('failed-precondition', 'no payment is pending', { reason: 'nothing-due', paymentStatus });
    if (holdExpiresAt <= now) return reject('failed-precondition', 'the hold has ended', { reason: 'hold-lapsed' });
    if (holdExtendedAt)
      return reject('failed-precondition', 'the hold was extended before', { reason: 'hold-extended' });
    const wanted = new Date(Math.min(Date.parse(until), reservationStartTime.getTime()));
    const payload = { holdExpiresAt: wanted > holdExpiresAt ? wanted : holdExpiresAt };
    return accept(request, docs, { before: reservation, event: { type: 'reservation.holdExtended', payload } });
  },
};
