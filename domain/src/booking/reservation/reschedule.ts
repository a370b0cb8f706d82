import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { isPaid } from '../shared/payment.ts';
import { findSeats, firstSlotDay, type SeatRequest, type Seats, slotDaysToRead } from '../slots/find-seats.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Service } from '../slots/service.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { holdUntil } from './hold.ts';
import { referenceRef, reservationRef } from './paths.ts';
import type { RescheduleReservation } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import { feeIsDue } from './refund.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  provider: Provider;
  service: Service;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

type RescheduleRequest = CommandRequest<RescheduleReservation>;

const storedReservation = ({ command: { payload }, actor }: RescheduleRequest, docs: Docs<Reads>) =>
  actor.kind === 'user' ? docs.get(reservationRef(actor.uid, payload.reservationId)) : undefined;

/** True if the provider has confirmed the time by hand: another time needs another answer. */
const asks = ({ status }: Reservation, { confirmation }: Service): boolean =>
  status === 'confirmed' && confirmation === 'manual';

const seatRequestOf = (request: RescheduleRequest, docs: Docs<Reads>): SeatRequest | undefined => {
  const reservation = storedReservation(request, docs);
  if (!reservation) return undefined;
  const { providerId, serviceId, partySize } = reservation;
  const provider = docs.get(providerRef(providerId));
  const service = docs.get(serviceRef(providerId, serviceId));
  const { startTime } = request.command.payload;
  if (!provider || !service) return undefined;
  return {
    provider,
    service,
    serviceId,
    startTime,
    partySize,
    moving: reservation,
    keepsSeats: asks(reservation, service),
  };
};

/** The booking keeps its time, and the wish lies beside it until somebody answers or one of both times has come. */
const moveRequested = ({ reservationStartTime }: Reservation, { holdMinutes }: Service, seats: Seats, now: Date) => {
  const expiresAt = holdUntil(now, holdMinutes ?? Number.POSITIVE_INFINITY, reservationStartTime, seats.start);
  return { type: 'reservation.moveRequested', payload: { ...seats, expiresAt } } as const;
};

/**
 * Takes the new seats and releases the old ones in one commit, or refuses. A booking that the provider has confirmed by
 * hand keeps its seats and holds the new ones, too, until the provider answers.
 */
export const rescheduleReservation: CommandDefinition<RescheduleReservation, Reads> = {
  aggregate: reservationKey,

  reads: ({ command: { payload }, actor }) =>
    actor.kind === 'user' ? [reservationRef(actor.uid, payload.reservationId)] : [],

  readsNext: (request, docs) => {
    const reservation = storedReservation(request, docs);
    if (!reservation) return [];
    const { providerId, serviceId } = reservation;
    const catalogue = [providerRef(providerId), serviceRef(providerId, serviceId), referenceRef(reservation)];
    const first = firstSlotDay(providerId, serviceId, request.command.payload.startTime);
    if (!catalogue.every((ref) => docs.has(ref))) return [...catalogue, first];
    const seatRequest = seatRequestOf(request, docs);
    return seatRequest ? slotDaysToRead(providerId, seatRequest, docs) : [];
  },

  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'only the customer reschedules', { reason: 'wrong-sender' });
    const found = findReservation(command, docs, actor.uid, command.payload.reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['pending', 'confirmed']);
    if (wrong) return wrong;
    if (reservation.reservationStartTime <= now) {
      return reject('failed-precondition', 'the reservation has started', { reason: 'past' });
    }
    // Otherwise a customer could avoid a fee by moving the reservation far ahead and cancelling it there.
    if (isPaid(reservation.paymentStatus) && feeIsDue(reservation, now)) {
      return reject('failed-precondition', 'a paid reservation can no longer move', { reason: 'policy' });
    }
    const seatRequest = seatRequestOf(request, docs);
    if (!seatRequest)
      return reject('not-found', 'the service is no longer offered', { reason: 'no-service', field: 'serviceId' });
    const seatLookup = findSeats(command.providerId, seatRequest, docs, now);
    if ('rejection' in seatLookup) return seatLookup;
    const { seats, terms } = seatLookup;
    const { service, keepsSeats } = seatRequest;
    if (keepsSeats && seats.start.getTime() === reservation.reservationStartTime.getTime()) {
      return reject('failed-precondition', 'the reservation has this time', {
        field: 'startTime',
        reason: 'unchanged',
      });
    }
    const event = keepsSeats
      ? moveRequested(reservation, service, seats, now)
      : ({ type: 'reservation.rescheduled', payload: seats } as const);
    return accept(request, docs, { before: reservation, event, terms });
  },
};
