import type { Actor } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import { recordEvent } from '../../kernel/event.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { minuteMs } from '../../kernel/time/durations.ts';
import type { Write } from '../../kernel/write.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { changedUsageWrites } from '../limits/reservation-usage.ts';
import { evolveReservation } from '../reservation/evolve.ts';
import { offerHold } from '../reservation/hold.ts';
import { referenceRef, reservationRef } from '../reservation/paths.ts';
import type { ReservationReference } from '../reservation/reference.ts';
import type { Reservation } from '../reservation/reservation.ts';
import { reservationWrites } from '../reservation/writes.ts';
import { findSeats, type SeatRequest, seatReads } from '../slots/find-seats.ts';
import { soonestStart } from '../slots/horizon.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Resource } from '../slots/resource.ts';
import type { Service } from '../slots/service.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import type { Waiter } from '../slots/waiting-list.ts';
import { docsAfter } from './fold.ts';

export type OfferDocs = {
  provider: Provider;
  service: Service;
  slotDay: SlotDay;
  resource: Resource;
  reservation: Reservation;
  reservationReference: ReservationReference;
};

/** The state that an offer begins with: the documents, and the writes of the same commit so far. */
export interface OfferState {
  readonly request: CommandRequest<unknown>;
  readonly docs: Docs<OfferDocs>;
  readonly writes: readonly Write[];
  /** Events of the same command so far. */
  readonly events: number;
}

/** The writes of an offer, or the documents that are still to be read; `undefined` if no seat is free. */
export type Offer =
  | { readonly writes: readonly Write[]; readonly eventId: string }
  | { readonly needs: readonly Ref<keyof OfferDocs>[] };

const by: Actor = { kind: 'system', name: 'waitingList' };

/** The seats that somebody waits for, by the current catalogue. */
const wishOf = (providerId: string, waiter: Waiter, docs: Docs<OfferDocs>): SeatRequest | undefined => {
  const { serviceId, start, end, partySize, resourceId } = waiter;
  const provider = docs.get(providerRef(providerId));
  const service = docs.get(serviceRef(providerId, serviceId));
  if (!provider || !service) return undefined;
  const durationMinutes = (end.getTime() - start.getTime()) / minuteMs;
  const startTime = start.toISOString();
  return { provider, service: { ...service, durationMinutes }, serviceId, startTime, partySize, resourceId };
};

/** Holds seats for one who waits, if they are free. Nobody learns who has freed them. */
export const offerTo = (waiter: Waiter, { request, docs, writes, events }: OfferState): Offer | undefined => {
  const { now } = request;
  const { deviceId: _d, ...command } = request.command;
  const { providerId } = command;
  const unread = <Kind extends keyof OfferDocs>(refs: readonly Ref<Kind>[]) => refs.filter((ref) => !docs.has(ref));

  const catalogue = unread([providerRef(providerId), serviceRef(providerId, waiter.serviceId)]);
  if (catalogue.length > 0) return { needs: catalogue };
  const wish = wishOf(providerId, waiter, docs);
  if (!wish) return undefined;
  // Customers may not book so late, and somebody who takes an offer books.
  if (waiter.start.getTime() < soonestStart(wish.service, now)) return undefined;
  const taken = unread(seatReads(providerId, wish, docs));
  if (taken.length > 0) return { needs: taken };
  const current = docsAfter(docs, writes, now);
  const found = findSeats(providerId, wish, current, now);
  if ('rejection' in found) return undefined;

  const { userId, reservationId } = waiter;
  const halves = unread<'reservation' | 'reservationReference'>([
    reservationRef(userId, reservationId),
    referenceRef({ providerId, status: 'waiting', reservationId }),
  ]);
  if (halves.length > 0) return { needs: halves };
  const before = docs.get(reservationRef(userId, reservationId));
  if (before?.status !== 'waiting') return undefined;
  const { seats, terms } = found;
  const { day, slotKeys, servedBy } = seats;
  const event = recordEvent(
    request,
    before.version,
    {
      type: 'reservation.offered',
      payload: {
        seats: { day, slotKeys, ...(servedBy ? { servedBy } : {}) },
        ...offerHold(wish.service, seats.start, now),
      },
    } as const,
    events,
  );
  const after = { ...evolveReservation(before, event), userId };
  const origin = { ...request, command, actor: by };
  return {
    eventId: event.id,
    writes: [
      ...reservationWrites(origin, { before, after, events: [event], docs: current, terms }),
      ...changedUsageWrites(before, after, now),
    ],
  };
};
