import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { type Slot, slotAt } from './grid.ts';
import { heldSlots } from './held-slots.ts';
import { slotDayRef } from './paths.ts';
import type { SeatHolder } from './seat-holder.ts';
import { peakSeats, slotKeys, withSeats } from './seats.ts';
import type { Service } from './service.ts';
import type { SlotDay } from './slot-day.ts';

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
}

/** The slot document that `findSeats` needs; none if no slot starts then. */
export const slotDayToRead = (providerId: string, { provider, service, serviceId, startTime }: SeatRequest) => {
  const slot = slotAt(provider, service, new Date(startTime));
  return slot ? [slotDayRef(providerId, serviceId, slot.day)] : [];
};

/** Finds the slot and checks that enough seats are free from its start to its end. */
export const findSeats = (
  providerId: string,
  seatRequest: SeatRequest,
  docs: Docs<{ slotDay: SlotDay }>,
  now: Date,
): { seats: Seats } | Refused => {
  const { provider, service, serviceId, partySize, moving, keepsSeats } = seatRequest;
  const start = new Date(seatRequest.startTime);
  if (start <= now)
    return reject('failed-precondition', 'the start time has passed', { field: 'startTime', reason: 'past' });
  const slot = slotAt(provider, service, start);
  if (!slot) {
    const hours = 'no slot starts then: start at opening time plus a multiple of slotMinutes, end by closing time';
    return reject('failed-precondition', hours, { field: 'startTime', reason: 'closed' });
  }
  const stored = docs.get(slotDayRef(providerId, serviceId, slot.day));
  const slotMinutes = stored?.slotMinutes ?? service.slotMinutes;
  const keys = slotKeys(slot.start, slot.end, slotMinutes);
  const kept = keepsSeats && moving?.day === slot.day ? moving.slotKeys : [];
  // It holds a slot of both times once, so it needs no more seats there.
  const free = [...(heldSlots(moving).get(slot.day) ?? [])].filter((key) => !kept.includes(key) || keys.includes(key));
  const booked = withSeats(stored?.booked ?? {}, free, -partySize);
  const available = service.capacity - peakSeats({ booked, slotMinutes }, slot.start, slot.end);
  if (partySize > available) {
    const seatsLeft = Math.max(available, 0);
    const message = `${seatsLeft} seats are free in this slot`;
    return reject('resource-exhausted', message, { field: 'partySize', available: seatsLeft });
  }
  return { seats: { ...slot, slotKeys: keys } };
};
