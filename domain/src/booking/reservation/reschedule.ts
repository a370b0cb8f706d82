import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { findSeats, type SeatRequest, slotDayToRead } from '../slots/find-seats.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Service } from '../slots/service.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { reservationRef } from './paths.ts';
import type { RescheduleReservation } from './payloads.ts';
import { feeIsDue } from './refund.ts';
import type { Reservation } from './reservation.ts';

export interface Reads {
  reservation: Reservation;
  provider: Provider;
  service: Service;
  slotDay: SlotDay;
}

type RescheduleRequest = CommandRequest<RescheduleReservation>;

const stored = ({ command: { payload }, actor }: RescheduleRequest, docs: Docs<Reads>) =>
  actor.kind === 'user' ? docs.get(reservationRef(actor.uid, payload.reservationId)) : undefined;

const wishOf = (request: RescheduleRequest, docs: Docs<Reads>): SeatRequest | undefined => {
  const reservation = stored(request, docs);
  if (!reservation) return undefined;
  const { providerId, serviceId, partySize } = reservation;
  const provider = docs.get(providerRef(providerId));
  const service = docs.get(serviceRef(providerId, serviceId));
  const { startTime } = request.command.payload;
  return provider && service ? { provider, service, serviceId, startTime, partySize, moving: reservation } : undefined;
};

/** Takes other seats and gives up the old ones, or changes nothing. */
export const rescheduleReservation: CommandDefinition<RescheduleReservation, Reads> = {
  aggregate: reservationKey,

  reads: ({ command: { payload }, actor }) =>
    actor.kind === 'user' ? [reservationRef(actor.uid, payload.reservationId)] : [],

  readsNext: (request, docs) => {
    const reservation = stored(request, docs);
    if (!reservation) return [];
    const catalogue = [providerRef(reservation.providerId), serviceRef(reservation.providerId, reservation.serviceId)];
    if (!catalogue.every((ref) => docs.has(ref))) return catalogue;
    const wish = wishOf(request, docs);
    return wish ? slotDayToRead(reservation.providerId, wish) : [];
  },

  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'user') return reject('permission-denied', 'only who booked may reschedule');
    const found = findReservation(command, docs, actor.uid, command.payload.reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['pending', 'confirmed']);
    if (wrong) return wrong;
    if (reservation.reservationStartTime <= now) {
      return reject('failed-precondition', 'the reservation has begun', { reason: 'past' });
    }
    // Else a fee could be avoided by moving the booking far away and cancelling it there.
    if (reservation.paymentStatus === 'paid' && feeIsDue(reservation, now)) {
      return reject('failed-precondition', 'it is too late to move a booking that has been paid', { reason: 'policy' });
    }
    const wish = wishOf(request, docs);
    if (!wish) return reject('not-found', 'the service is not offered any more', { field: 'serviceId' });
    const seats = findSeats(command.providerId, wish, docs, now);
    if ('rejection' in seats) return seats;
    return accept(request, docs, reservation, { type: 'reservation.rescheduled', payload: seats.seats }, wish.service);
  },
};
