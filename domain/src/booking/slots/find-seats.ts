import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { type Slot, slotAt } from './grid.ts';
import { heldSlots } from './held-slots.ts';
import { slotDayRef } from './paths.ts';
import type { SeatHolder } from './seat-holder.ts';
import { peakSeats } from './seats.ts';
import type { Service } from './service.ts';
import type { SlotDay } from './slot-day.ts';
import { occupied, openingDays, readerOf, slotDaysOf } from './slot-days.ts';
import { utcDay } from './utc-day.ts';
import type { SlotTerms } from './writes.ts';

export type Seats = Slot & { slotKeys: string[] };

export interface SeatRequest {
  readonly provider: Provider;
  readonly service: Service;
  readonly serviceId: string;
  readonly startTime: string;
  readonly partySize: number;
  /** The reservation to reschedule, which gives up the seats that it holds. */
  readonly moving?: SeatHolder;
  /** It keeps the seats of its own time, so it gives up only those of an earlier wish. */
  readonly keepsSeats?: boolean;
  /** How late the slot may be; `ahead` unless set. `running`: it goes on, for somebody who has just walked in. */
  readonly latest?: 'ahead' | 'running' | 'over';
}

type SlotDocs = Docs<{ slotDay: SlotDay }>;

/** The first slot document that `findSeats` needs. It depends on the start alone, so no round has to wait for it. */
export const firstSlotDay = (providerId: string, serviceId: string, startTime: string): Ref<'slotDay'> =>
  slotDayRef(providerId, serviceId, utcDay(Date.parse(startTime)));

const placeOf = (providerId: string, { provider, service, serviceId }: SeatRequest) => ({
  providerId,
  serviceId,
  provider,
  slotMinutes: service.slotMinutes,
});

/** The slot documents that `findSeats` needs, as far as the documents read so far tell; none if no slot starts then. */
export const slotDaysToRead = (providerId: string, seatRequest: SeatRequest, docs: SlotDocs): Ref<'slotDay'>[] => {
  const { provider, service, serviceId, startTime } = seatRequest;
  const slot = slotAt(provider, { ...service, serviceId }, new Date(startTime));
  return slot ? slotDaysOf(placeOf(providerId, seatRequest), slot, readerOf(docs)) : [];
};

/** The slots that a reservation gives up if it moves. It holds a slot of both times once, so it needs no more there. */
const givenUp = ({ moving, keepsSeats }: SeatRequest, keys: readonly string[]): string[] => {
  const kept = keepsSeats ? (moving?.slotKeys ?? []) : [];
  return [...heldSlots(moving)].filter((key) => !kept.includes(key) || keys.includes(key));
};

/** Finds the slot and checks that enough seats are free from its start to its end. */
export const findSeats = (
  providerId: string,
  seatRequest: SeatRequest,
  docs: SlotDocs,
  now: Date,
): { seats: Seats; terms: SlotTerms } | Refused => {
  const { provider, service, serviceId, partySize } = seatRequest;
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
