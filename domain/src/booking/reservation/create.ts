import type { EndUser } from '../../end-user/end-user.ts';
import { endUserRef } from '../../end-user/path.ts';
import { actorId } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { multiplyMoney } from '../../kernel/money.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { shortCode } from '../../kernel/short-code.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { asAttendee } from '../shared/as-attendee.ts';
import type { Claim } from '../shared/claim.ts';
import { claimRef } from '../shared/claim-write.ts';
import { findSeats, firstSlotDay, type Seats, seatReads } from '../slots/find-seats.ts';
import { slotAt } from '../slots/grid.ts';
import { resourceRef, serviceRef } from '../slots/paths.ts';
import { priceAt } from '../slots/price-at.ts';
import type { Resource } from '../slots/resource.ts';
import type { Service } from '../slots/service.ts';
import { servingAs } from '../slots/serving-as.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import type { SlotTerms } from '../slots/writes.ts';
import { accept } from './accept.ts';
import { depositOf } from './deposit-of.ts';
import type { NewReservation } from './event.ts';
import { reservationKey } from './find.ts';
import type { ReservationCode } from './guest.ts';
import { guestCode, guestWrites } from './guest-writes.ts';
import { initialStatus } from './hold.ts';
import { fullRef, reservationCodeRef } from './paths.ts';
import type { CreateReservation } from './payloads.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  provider: Provider;
  service: Service;
  endUser: EndUser;
  reservation: Reservation;
  claim: Claim;
  slotDay: SlotDay;
  resource: Resource;
  member: Member;
  reservationCode: ReservationCode;
};

type CreateRequest = CommandRequest<CreateReservation>;

type Offer = { readonly provider: Provider; readonly service: Service };

const takenRefs = ({ command: { providerId, payload }, actor }: CreateRequest) => [
  fullRef({ providerId, userId: payload.guest ? undefined : actorId(actor), reservationId: payload.reservationId }),
  claimRef(providerId, 'reservation', payload.reservationId),
];

/** The customer who books, or the guest for whom staff book. */
const holderOf = (
  { command: { providerId, payload }, actor }: CreateRequest,
  docs: Docs<Reads>,
): Pick<NewReservation, 'userId' | 'userName' | 'hasContact' | 'code'> | Refused => {
  const { guest, reservationId } = payload;
  if (actor.kind !== 'user')
    return reject('permission-denied', 'only users book, for themselves', { reason: 'wrong-sender' });
  if (!guest) {
    return {
      userId: actor.uid,
      userName: docs.get(endUserRef(actor.uid))?.displayName ?? actor.name ?? '',
      code: shortCode(`${providerId}/${actor.uid}/${reservationId}`),
    };
  }
  const denied = requireRole(docs, providerId, actor, frontOfHouse);
  if (denied) return denied;
  const hasContact = guest.phone || guest.email ? ({ hasContact: true } as const) : {};
  return { userName: guest.name, code: guestCode(providerId, reservationId), ...hasContact };
};

/** The provider and the service that the sender asks for. */
const offerOf = ({ command: { providerId, payload } }: CreateRequest, docs: Docs<Reads>): Offer | Refused => {
  const { serviceId, partySize, attendees = [] } = payload;
  if (attendees.length > partySize) {
    return reject('invalid-argument', 'more attendees than seats', {
      reason: 'too-many-attendees',
      field: 'attendees',
    });
  }
  const provider = docs.get(providerRef(providerId));
  if (!provider)
    return reject('not-found', `no provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
  const service = docs.get(serviceRef(providerId, serviceId));
  if (service) return { provider, service };
  return reject('not-found', `${providerId} has no service ${serviceId}`, { reason: 'no-service', field: 'serviceId' });
};

const requireFreeId = (request: CreateRequest, docs: Docs<Reads>, code: string): Refused | undefined => {
  const { providerId, payload } = request.command;
  const isTaken = takenRefs(request).some((ref) => docs.get<'reservation' | 'claim'>(ref));
  if (!isTaken && !(payload.guest && docs.get(reservationCodeRef(providerId, code)))) return undefined;
  return reject('already-exists', `reservation ${payload.reservationId} already exists`, {
    reason: 'reservation-exists',
    field: 'reservationId',
  });
};

/** The time of a booking, its seats, and the status in which it begins. */
type Place = Seats & Pick<NewReservation, 'status' | 'paymentStatus' | 'holdExpiresAt' | 'confirmedAt'>;

/** A booking without seats, which ends at the start; `undefined` if the service has no waiting list. */
const waitFor = (
  { command: { providerId, payload } }: CreateRequest,
  { provider, service }: Offer,
  docs: Docs<Reads>,
): Place | undefined => {
  const { serviceId, startTime, resourceId, partySize, waits } = payload;
  const slot = slotAt(provider, { ...service, serviceId }, new Date(startTime));
  if (!waits || !slot || service.waitingHoldMinutes === undefined || partySize > service.capacity) return undefined;
  const resource = resourceId === undefined ? undefined : docs.get(resourceRef(providerId, resourceId));
  const servedBy = resource && resourceId !== undefined ? { servedBy: servingAs(resourceId, resource, true) } : {};
  return { ...slot, ...servedBy, slotKeys: [], status: 'waiting', paymentStatus: 'none', holdExpiresAt: slot.start };
};

/** The free seats, or a place on the waiting list if the customer wants one. */
const placeOf = (
  request: CreateRequest,
  offer: Offer,
  docs: Docs<Reads>,
): { readonly place: Place; readonly terms?: SlotTerms } | Refused => {
  const { command, now } = request;
  const { providerId, payload } = command;
  const latest = payload.guest ? 'running' : 'ahead';
  const found = findSeats(providerId, { ...payload, ...offer, latest }, docs, now);
  if ('rejection' in found) {
    const wait = found.rejection.details?.reason === 'slot-full' ? waitFor(request, offer, docs) : undefined;
    return wait ? { place: wait } : found;
  }
  const { seats, terms } = found;
  const mode = payload.guest ? ({ confirmation: 'automatic' } as const) : offer.service;
  return { place: { ...seats, ...initialStatus(mode, seats.start, now) }, terms };
};

/** Holds seats in a slot at the catalogue's price, or waits for them. Staff book for a guest without account, who pays at the desk. */
export const createReservation: CommandDefinition<CreateReservation, Reads> = {
  aggregate: reservationKey,

  reads: (request) => {
    const { providerId, payload } = request.command;
    const { actor } = request;
    if (actor.kind !== 'user') return [];
    return [
      providerRef(providerId),
      firstSlotDay(providerId, payload.serviceId, payload.startTime),
      serviceRef(providerId, payload.serviceId),
      ...(payload.guest
        ? [
            ...membershipRefs(providerId, actor),
            reservationCodeRef(providerId, guestCode(providerId, payload.reservationId)),
          ]
        : [endUserRef(actor.uid)]),
      ...takenRefs(request),
    ];
  },

  readsNext: ({ command: { providerId, payload }, actor }, docs) => {
    if (actor.kind !== 'user') return [];
    const provider = docs.get(providerRef(providerId));
    const service = docs.get(serviceRef(providerId, payload.serviceId));
    return provider && service ? seatReads(providerId, { ...payload, provider, service }, docs) : [];
  },

  decide: (request, docs) => {
    const { now } = request;
    const { providerId, payload } = request.command;
    const { reservationId, serviceId, partySize, attendees = [], guest, seriesId } = payload;
    const holder = holderOf(request, docs);
    if ('rejection' in holder) return holder;
    const offer = offerOf(request, docs);
    if ('rejection' in offer) return offer;
    const { provider, service } = offer;
    const taken = requireFreeId(request, docs, holder.code);
    if (taken) return taken;
    const stale = requireVersion(request.command, 0);
    if (stale) return stale;
    const placed = placeOf(request, offer, docs);
    if ('rejection' in placed) return placed;

    const { start, end, ...place } = placed.place;
    const totalPrice = multiplyMoney(priceAt(service, start, provider.timeZone), partySize);
    if (!totalPrice)
      return reject('invalid-argument', 'the price is too large', { reason: 'price-too-large', field: 'partySize' });
    // A guest pays at the desk.
    const deposit = guest ? undefined : depositOf(totalPrice, service);
    const reservation: NewReservation = {
      reservationId,
      ...holder,
      providerId,
      providerName: provider.name,
      serviceId,
      serviceName: service.name,
      reservationStartTime: start,
      reservationEndTime: end,
      ...place,
      attendees: attendees.map(asAttendee),
      partySize,
      totalPrice,
      ...(deposit ? { deposit } : {}),
      cancellationPolicy: service.cancellationPolicy,
      ...(seriesId ? { seriesId } : {}),
    };
    const event = { type: 'reservation.created', payload: reservation } as const;
    const decision = accept(request, docs, { event, terms: placed.terms });
    if (!guest || 'rejection' in decision) return decision;
    return { ...decision, writes: [...decision.writes, ...guestWrites(guest, reservation, now)] };
  },
};
