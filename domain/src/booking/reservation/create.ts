import type { EndUser } from '../../end-user/end-user.ts';
import { endUserRef } from '../../end-user/path.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { multiplyMoney } from '../../kernel/money.ts';
import { reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { shortCode } from '../../kernel/short-code.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { asAttendee } from '../shared/as-attendee.ts';
import type { Claim } from '../shared/claim.ts';
import { claimRef } from '../shared/claim-write.ts';
import { findSeats, firstSlotDay, slotDaysToRead } from '../slots/find-seats.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Service } from '../slots/service.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import type { NewReservation } from './event.ts';
import { reservationKey } from './find.ts';
import { holdUntil } from './hold.ts';
import { reservationRef } from './paths.ts';
import type { CreateReservation } from './payloads.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  provider: Provider;
  service: Service;
  endUser: EndUser;
  reservation: Reservation;
  claim: Claim;
  slotDay: SlotDay;
};

const defaultHoldMinutes = 15;

/** The initial status, by the service's confirmation mode. */
const initialStatus = (
  { confirmation, holdMinutes }: Service,
  start: Date,
  now: Date,
): Pick<NewReservation, 'status' | 'paymentStatus' | 'holdExpiresAt' | 'confirmedAt'> => {
  switch (confirmation) {
    case 'automatic':
      return { status: 'confirmed', paymentStatus: 'none', confirmedAt: now };
    case 'payment':
      return {
        status: 'pending',
        paymentStatus: 'pending',
        holdExpiresAt: holdUntil(now, holdMinutes ?? defaultHoldMinutes, start),
      };
    case 'manual':
      return {
        status: 'pending',
        paymentStatus: 'none',
        holdExpiresAt: holdMinutes ? holdUntil(now, holdMinutes, start) : undefined,
      };
    default:
      return confirmation satisfies never;
  }
};

/** Holds seats in a slot at the catalogue's price. */
export const createReservation: CommandDefinition<CreateReservation, Reads> = {
  aggregate: reservationKey,

  reads: ({ command: { providerId, payload }, actor }) =>
    actor.kind === 'user'
      ? [
          providerRef(providerId),
          firstSlotDay(providerId, payload.serviceId, payload.startTime),
          serviceRef(providerId, payload.serviceId),
          endUserRef(actor.uid),
          reservationRef(actor.uid, payload.reservationId),
          claimRef(providerId, 'reservation', payload.reservationId),
        ]
      : [],

  readsNext: ({ command: { providerId, payload }, actor }, docs) => {
    if (actor.kind !== 'user') return [];
    const provider = docs.get(providerRef(providerId));
    const service = docs.get(serviceRef(providerId, payload.serviceId));
    return provider && service ? slotDaysToRead(providerId, { ...payload, provider, service }, docs) : [];
  },

  decide: (request, docs) => {
    const { actor, now } = request;
    const { providerId, payload } = request.command;
    const { reservationId, serviceId, partySize, attendees = [] } = payload;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'only users book, for themselves', { reason: 'wrong-sender' });
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
    if (!service)
      return reject('not-found', `${providerId} has no service ${serviceId}`, {
        reason: 'no-service',
        field: 'serviceId',
      });
    const taken = [reservationRef(actor.uid, reservationId), claimRef(providerId, 'reservation', reservationId)];
    if (taken.some((ref) => docs.get(ref))) {
      return reject('already-exists', `reservation ${reservationId} already exists`, {
        reason: 'reservation-exists',
        field: 'reservationId',
      });
    }
    const stale = requireVersion(request.command, 0);
    if (stale) return stale;
    const found = findSeats(providerId, { ...payload, provider, service }, docs, now);
    if ('rejection' in found) return found;

    const totalPrice = multiplyMoney(service.price, partySize);
    if (!totalPrice)
      return reject('invalid-argument', 'the price is too large', { reason: 'price-too-large', field: 'partySize' });
    const { start, end, ...seats } = found.seats;
    const reservation: NewReservation = {
      reservationId,
      userId: actor.uid,
      userName: docs.get(endUserRef(actor.uid))?.displayName ?? actor.name ?? '',
      providerId,
      providerName: provider.name,
      serviceId,
      serviceName: service.name,
      code: shortCode(`${providerId}/${actor.uid}/${reservationId}`),
      reservationStartTime: start,
      reservationEndTime: end,
      ...seats,
      attendees: attendees.map(asAttendee),
      partySize,
      totalPrice,
      cancellationPolicy: service.cancellationPolicy,
      ...initialStatus(service, start, now),
    };
    return accept(request, docs, { event: { type: 'reservation.created', payload: reservation }, terms: found.terms });
  },
};
