import type { Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { findResource, isServed, type ResourceDocs, resourceReads } from './find-resource.ts';
import { type Slot, slotAt } from './grid.ts';
import { heldSlots } from './held-slots.ts';
import { slotDayRef } from './paths.ts';
import type { ServedBy } from './resource.ts';
import type { SeatHolder } from './seat-holder.ts';
import { peakSeats } from './seats.ts';
import type { Service } from './service.ts';
import { occupied, openingDays, readerOf, slotDaysOf } from './slot-days.ts';
import { utcDay } from './utc-day.ts';
import type { SlotTerms } from './writes.ts';

/** `servedBy`: the resource that serves, if the service asks for one. */
export type Seats = Slot & { slotKeys: string[]; servedBy?: ServedBy };

export interface SeatRequest {
  readonly provider: Provider;
  readonly service: Service;
  readonly serviceId: string;
  readonly startTime: string;
  readonly partySize: number;
  /** The resource that must serve; absent for anyone. */
  readonly resourceId?: string | undefined;
  /** The reservation to reschedule, which gives up the seats that it holds. */
  readonly moving?: SeatHolder & { readonly reservationStartTime: Date };
  /** It keeps the seats of its own time, so it gives up only those of an earlier wish. */
  readonly keepsSeats?: boolean;
  /** How late the slot may be; `ahead` unless set. `running`: it goes on, for somebody who has just walked in. */
  readonly latest?: 'ahead' | 'running' | 'over';
}

/** The first slot document that `findSeats` needs. It depends on the start alone, so no round has to wait for it. */
export const firstSlotDay = (providerId: string, serviceId: string, startTime: string): Ref<'slotDay'> =>
  slotDayRef(providerId, serviceId, utcDay(Date.parse(startTime)));

const placeOf = (providerId: string, { provider, service, serviceId }: SeatRequest) => ({
  providerId,
  serviceId,
  provider,
  slotMinutes: service.slotMinutes,
});

/** The documents that `findSeats` needs, as far as the documents read so far tell; none if no slot starts then. */
export const seatReads = (
  providerId: string,
  seatRequest: SeatRequest,
  docs: ResourceDocs,
): Ref<'slotDay' | 'resource'>[] => {
  const { provider, service, serviceId, startTime } = seatRequest;
  const slot = slotAt(provider, { ...service, serviceId }, new Date(startTime));
  if (!slot) return [];
  if (isServed(service)) return resourceReads({ ...seatRequest, providerId, slot });
  return slotDaysOf(placeOf(providerId, seatRequest), slot, readerOf(docs));
};

/** The slots that a reservation gives up if it moves. It holds a slot of both times once, so it needs no more there. */
const givenUp = ({ moving, keepsSeats }: SeatRequest, keys: readonly string[]): string[] => {
  const kept = keepsSeats ? (moving?.slotKeys ?? []) : [];
  return [...heldSlots(moving)].filter((key) => !kept.includes(key) || keys.includes(key));
};

/** The seats of a slot in a service without resources, if enough are free from its start to its end. */
const findCapacity = (
  providerId: string,
  seatRequest: SeatRequest,
  slot: Slot,
  docs: ResourceDocs,
): { seats: Seats; terms: SlotTerms } | Refused => {
  const { service, partySize } = seatRequest;
  const place = placeOf(providerId, seatRequest);
  const { keys } = occupied(place, slot, readerOf(docs));
  const sold = slotDaysOf(place, slot, readerOf(docs)).flatMap((ref) => docs.get(ref) ?? []);
  const free = Object.fromEntries(givenUp(seatRequest, keys).map((key) => [key, -partySize]));
  const peak = peakSeats([...sold, { booked: free, slotMinutes: 1 }], service.slotMinutes, slot.start, slot.end);
  const available = service.capacity - peak;
  if (partySize > available) {
    const seatsLeft = Math.max(available, 0);
    const message = `${seatsLeft} seats are free in this slot`;
    return reject('resource-exhausted', message, { reason: 'slot-full', field: 'partySize', available: seatsLeft });
  }
  const { slotMinutes, capacity } = service;
  return { seats: { ...slot, slotKeys: keys }, terms: { slotMinutes, capacity, guards: openingDays(place, slot) } };
};

/** Finds the slot, and the seats or the resource that are free from its start to its end. */
export const findSeats = (
  providerId: string,
  seatRequest: SeatRequest,
  docs: ResourceDocs,
  now: Date,
): { seats: Seats; terms: SlotTerms } | Refused => {
  const { provider, service, serviceId } = seatRequest;
  const start = new Date(seatRequest.startTime);
  const { latest = 'ahead' } = seatRequest;
  const past = reject('failed-precondition', 'the start time has passed', { field: 'startTime', reason: 'past' });
  if (start <= now && latest === 'ahead') return past;
  const slot = slotAt(provider, { ...service, serviceId }, start);
  if (!slot) {
    const hours =
      'no slot starts then: start at opening time plus a multiple of slotMinutes, end by closing time, meet no closure';
    return reject('failed-precondition', hours, { field: 'startTime', reason: 'closed' });
  }
  if (slot.end <= now && latest !== 'over') return past;
  const { resourceId } = seatRequest;
  if (resourceId !== undefined && !service.resourceIds?.includes(resourceId)) {
    const message = `${resourceId} does not serve this service`;
    return reject('not-found', message, { reason: 'no-resource', field: 'resourceId' });
  }
  if (!isServed(service)) return findCapacity(providerId, seatRequest, slot, docs);
  // A booking may overlap with itself: its wish for another time with the time that it keeps.
  const found = findResource({ ...seatRequest, providerId, slot }, docs, [...heldSlots(seatRequest.moving)]);
  if ('rejection' in found) return found;
  const { slotMinutes, capacity } = service;
  return { seats: { ...slot, ...found }, terms: { slotMinutes, capacity, guards: [] } };
};
