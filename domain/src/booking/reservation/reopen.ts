import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { minuteMs } from '../../kernel/time/durations.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { Claim } from '../shared/claim.ts';
import { findSeats, firstSlotDay, seatReads } from '../slots/find-seats.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Resource } from '../slots/resource.ts';
import type { Service } from '../slots/service.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import type { SlotTerms } from '../slots/writes.ts';
import { accept } from './accept.ts';
import type { TakenSeats } from './event.ts';
import { findTarget, reservationKey } from './find.ts';
import { isNoShow } from './is-no-show.ts';
import { locate, targetReads, targetReadsNext } from './locate.ts';
import { referenceRef } from './paths.ts';
import type { ReservationTarget } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';
import { seatsAgain } from './seats-again.ts';

type Reads = {
  reservation: Reservation;
  claim: Claim;
  member: Member;
  provider: Provider;
  service: Service;
  slotDay: SlotDay;
  resource: Resource;
  reservationReference: ReservationReference;
};

const reopenableMs = 5 * minuteMs;

/** When staff closed the booking by mistake, or noted that the guest is here. */
const closedAt = (reservation: Reservation): Date | undefined => {
  const { status, completedAt, cancelledAt, checkedInAt } = reservation;
  if (status === 'completed') return completedAt;
  if (status === 'confirmed') return checkedInAt;
  return isNoShow(reservation) ? cancelledAt : undefined;
};

const requireReopenable = (reservation: Reservation, now: Date): Refused | undefined => {
  const at = closedAt(reservation);
  const { status } = reservation;
  if (!at) {
    const message = `the reservation is ${status}; only a visit or an absence can be taken back`;
    return reject('failed-precondition', message, { reason: 'wrong-status', status });
  }
  if (now.getTime() - at.getTime() > reopenableMs)
    return reject('failed-precondition', 'more than five minutes have passed', { reason: 'reopen-late' });
  if (reservation.rating) return reject('failed-precondition', 'the customer has rated it', { reason: 'rated' });
  return reservation.refunded
    ? reject('failed-precondition', 'a refund has left', { reason: 'refund-left' })
    : undefined;
};

/** The seats that an absence has released, if they are still free. */
const takeSeats = (
  reservation: Reservation,
  docs: Docs<Reads>,
  now: Date,
): { seats?: TakenSeats; terms?: SlotTerms } | Refused => {
  if (reservation.status !== 'cancelled') return {};
  const asked = seatsAgain(reservation, docs);
  if (!asked) return reject('not-found', 'the service is no longer offered', { reason: 'no-service' });
  const found = findSeats(reservation.providerId, { ...asked, latest: 'over' }, docs, now);
  if ('rejection' in found) return found;
  const { start: _s, end: _e, ...seats } = found.seats;
  return { seats, terms: found.terms };
};

/** Takes back `complete`, `markNoShow` or `checkIn` within five minutes, before any refund has left. */
export const reopenReservation: CommandDefinition<ReservationTarget, Reads> = {
  aggregate: reservationKey,
  reads: ({ command, actor }) => [...targetReads(command), ...membershipRefs(command.providerId, actor)],
  readsNext: ({ command }, docs) => {
    const claimed = targetReadsNext(command, docs);
    if (!claimed.every((ref) => docs.has(ref))) return claimed;
    const reservation = locate(command, docs);
    if (!reservation) return [];
    const reference = referenceRef(reservation);
    if (reservation.status !== 'cancelled') return [reference];
    const { providerId, serviceId, reservationStartTime } = reservation;
    const catalogue = [reference, providerRef(providerId), serviceRef(providerId, serviceId)];
    if (!catalogue.every((ref) => docs.has(ref)))
      return [...catalogue, firstSlotDay(providerId, serviceId, reservationStartTime.toISOString())];
    const asked = seatsAgain(reservation, docs);
    return asked ? seatReads(providerId, asked, docs) : [];
  },
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const denied = requireRole(docs, command.providerId, actor, frontOfHouse);
    if (denied) return denied;
    const found = findTarget(command, docs);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireReopenable(reservation, now);
    if (wrong) return wrong;
    const taken = takeSeats(reservation, docs, now);
    if ('rejection' in taken) return taken;
    const { seats, terms } = taken;
    const event = { type: 'reservation.reopened', payload: seats ? { seats } : {} } as const;
    return accept(request, docs, { before: reservation, event, ...(terms ? { terms } : {}) });
  },
};
