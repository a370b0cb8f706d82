import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { Claim } from '../shared/claim.ts';
import { isPaid } from '../shared/payment.ts';
import { findSeats, firstSlotDay, type SeatRequest, type Seats, seatReads } from '../slots/find-seats.ts';
import { serviceRef } from '../slots/paths.ts';
import { priceAt } from '../slots/price-at.ts';
import type { Resource } from '../slots/resource.ts';
import type { Service } from '../slots/service.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { hasCredit } from './credit.ts';
import { findTarget, noReservation, requireStatus, reservationKey } from './find.ts';
import { holdUntil } from './hold.ts';
import { locate, targetReads, targetReadsNext } from './locate.ts';
import { referenceRef, reservationRef } from './paths.ts';
import type { RescheduleReservation } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import { feeIsDue } from './refund.ts';
import type { Reservation } from './reservation.ts';
import { askedOf } from './seats-again.ts';

export type MoveReads = {
  reservation: Reservation;
  claim: Claim;
  member: Member;
  provider: Provider;
  service: Service;
  slotDay: SlotDay;
  resource: Resource;
  reservationReference: ReservationReference;
};

type RescheduleRequest = CommandRequest<RescheduleReservation>;

/** The sender's own booking, if there is one with this id. */
const ownRef = ({ command: { payload }, actor }: RescheduleRequest) =>
  actor.kind === 'user' && (payload.userId === undefined || payload.userId === actor.uid)
    ? reservationRef(actor.uid, payload.reservationId)
    : undefined;

/** The command as it names the booking: a customer's own one may omit the owner. */
const targetOf = (request: RescheduleRequest, docs: Docs<MoveReads>): RescheduleRequest['command'] => {
  const { command, actor } = request;
  const own = ownRef(request);
  const isOwn = own && docs.get(own) && actor.kind === 'user';
  return isOwn ? { ...command, payload: { ...command.payload, userId: actor.uid } } : command;
};

/** True for the customer, and not for staff or the schedule that applies a closure. */
const isCustomer = (request: RescheduleRequest, docs: Docs<MoveReads>): boolean => {
  const own = ownRef(request);
  return own !== undefined && docs.get(own) !== undefined;
};

/** True if the provider has confirmed the time by hand: another time needs another answer. */
const asks = ({ status }: Reservation, { confirmation }: Service): boolean =>
  status === 'confirmed' && confirmation === 'manual';

/** The seats that a move asks for, as far as the documents read so far tell. */
export const seatsToMove = (request: RescheduleRequest, docs: Docs<MoveReads>): SeatRequest | undefined => {
  const reservation = locate(targetOf(request, docs), docs);
  if (!reservation) return undefined;
  const { providerId, serviceId, partySize } = reservation;
  const provider = docs.get(providerRef(providerId));
  const service = docs.get(serviceRef(providerId, serviceId));
  if (!provider || !service) return undefined;
  const keepsSeats = isCustomer(request, docs) && asks(reservation, service);
  const { startTime, resourceId = askedOf(reservation, service) } = request.command.payload;
  const wish = { startTime, partySize, resourceId: resourceId ?? undefined };
  return { provider, service, serviceId, ...wish, moving: reservation, keepsSeats };
};

/** The booking keeps its time, and the wish lies beside it until somebody answers or one of both times has come. */
const moveRequested = ({ reservationStartTime }: Reservation, { holdMinutes }: Service, seats: Seats, now: Date) => {
  const expiresAt = holdUntil(now, holdMinutes ?? Number.POSITIVE_INFINITY, reservationStartTime, seats.start);
  return { type: 'reservation.moveRequested', payload: { ...seats, expiresAt } } as const;
};

/** Refuses a customer's move that comes too late. */
const requireInTime = (reservation: Reservation, now: Date): Refused | undefined => {
  if (reservation.reservationStartTime <= now) {
    return reject('failed-precondition', 'the reservation has started', { reason: 'past' });
  }
  // Otherwise a customer could avoid a fee by moving the reservation far ahead and cancelling it there.
  return (isPaid(reservation.paymentStatus) || hasCredit(reservation)) && feeIsDue(reservation, now)
    ? reject('failed-precondition', 'a paid reservation can no longer move', { reason: 'policy' })
    : undefined;
};

/** Finds the booking for its customer or for staff. Somebody else learns nothing about it. */
const findMovable = (
  request: RescheduleRequest,
  docs: Docs<MoveReads>,
): { readonly reservation: Reservation; readonly isOwn: boolean } | Refused => {
  const { command, actor, now } = request;
  const isOwn = isCustomer(request, docs);
  const denied = isOwn ? undefined : requireRole(docs, command.providerId, actor, frontOfHouse);
  if (denied) return command.payload.userId === undefined ? noReservation(command) : denied;
  const found = findTarget(targetOf(request, docs), docs);
  if ('rejection' in found) return found;
  const wrong = requireStatus(found.reservation, ['pending', 'confirmed']);
  return wrong ?? (isOwn ? requireInTime(found.reservation, now) : undefined) ?? { ...found, isOwn };
};

/** A wish for the time that the booking has, and for nobody else, asks the provider for nothing. */
const requireOtherTime = (
  seats: Seats,
  { reservationStartTime, servedBy }: Reservation,
  resourceId: string | null | undefined,
): Refused | undefined =>
  seats.start.getTime() === reservationStartTime.getTime() &&
  (typeof resourceId !== 'string' || resourceId === servedBy?.resourceId)
    ? reject('failed-precondition', 'the reservation has this time', { field: 'startTime', reason: 'unchanged' })
    : undefined;

/** A booking keeps its price. So its customer cannot move it to a time that costs more. */
const requireNotDearer = (
  { provider: { timeZone }, service }: SeatRequest,
  { start }: Seats,
  { reservationStartTime }: Reservation,
): Refused | undefined =>
  priceAt(service, start, timeZone).amount > priceAt(service, reservationStartTime, timeZone).amount
    ? reject('failed-precondition', 'another time costs more', { field: 'startTime', reason: 'dearer' })
    : undefined;

/** Refuses a time that changes nothing, or that would cost more. */
const requireOtherSlot = (
  seatRequest: SeatRequest,
  seats: Seats,
  { reservation, isOwn }: { readonly reservation: Reservation; readonly isOwn: boolean },
  resourceId: string | null | undefined,
): Refused | undefined => {
  const mustDiffer = seatRequest.keepsSeats || !isOwn;
  const unchanged = mustDiffer ? requireOtherTime(seats, reservation, resourceId) : undefined;
  return unchanged ?? (isOwn ? requireNotDearer(seatRequest, seats, reservation) : undefined);
};

/**
 * Takes the new seats and releases the old ones in one commit, or refuses. A booking that the provider has confirmed
 * by hand keeps its seats if its customer moves it, and holds the new ones, too. The provider answers then. Staff move
 * any booking of the house, also one that has started. So does the schedule that applies a closure.
 */
export const rescheduleReservation: CommandDefinition<RescheduleReservation, MoveReads> = {
  aggregate: reservationKey,

  reads: (request) => {
    const own = ownRef(request);
    if (own) return [own];
    return [...targetReads(request.command), ...membershipRefs(request.command.providerId, request.actor)];
  },

  readsNext: (request, docs) => {
    const { command, actor } = request;
    if (!isCustomer(request, docs)) {
      const staff = [...targetReads(command), ...membershipRefs(command.providerId, actor)];
      if (!staff.every((ref) => docs.has(ref))) return staff;
      const claimed = targetReadsNext(command, docs);
      if (!claimed.every((ref) => docs.has(ref))) return claimed;
    }
    const reservation = locate(targetOf(request, docs), docs);
    if (!reservation) return [];
    const { providerId, serviceId } = reservation;
    const catalogue = [providerRef(providerId), serviceRef(providerId, serviceId), referenceRef(reservation)];
    const first = firstSlotDay(providerId, serviceId, command.payload.startTime);
    if (!catalogue.every((ref) => docs.has(ref))) return [...catalogue, first];
    const seatRequest = seatsToMove(request, docs);
    return seatRequest ? seatReads(providerId, seatRequest, docs) : [];
  },

  decide: (request, docs) => {
    const { command, now } = request;
    const found = findMovable(request, docs);
    if ('rejection' in found) return found;
    const { reservation, isOwn } = found;
    const seatRequest = seatsToMove(request, docs);
    if (!seatRequest)
      return reject('not-found', 'the service is no longer offered', { reason: 'no-service', field: 'serviceId' });
    const seatLookup = findSeats(
      command.providerId,
      { ...seatRequest, latest: isOwn ? 'ahead' : 'running' },
      docs,
      now,
    );
    if ('rejection' in seatLookup) return seatLookup;
    const { seats, terms } = seatLookup;
    const { service, keepsSeats } = seatRequest;
    const wrong = requireOtherSlot(seatRequest, seats, found, command.payload.resourceId);
    if (wrong) return wrong;
    const { reason } = command.payload;
    const ofProvider = {
      ...(reason ? { reason } : {}),
      // Nobody asked the customer, for whom the new time may not do.
      ...(request.actor.kind === 'system' ? ({ feeWaived: true } as const) : {}),
    };
    const moved = isOwn ? seats : { ...seats, ...ofProvider };
    const event = keepsSeats
      ? moveRequested(reservation, service, seats, now)
      : ({ type: 'reservation.rescheduled', payload: moved } as const);
    return accept(request, docs, { before: reservation, event, terms });
  },
};
