import type { Ref } from '../../kernel/ref.ts';
import { addDays, localDay } from '../../kernel/time/time-zone.ts';
import type { ResourceDocs } from './find-resource.ts';
import { findSeats, type SeatRequest, seatReads } from './find-seats.ts';
import { type Slot, slotsOfDay } from './grid.ts';
import { horizonOf, soonestStart } from './horizon.ts';

/** Slots to name. */
const most = 5;

/** Local days to look at, the wished one included. */
const days = 14;

/** Days whose documents are read together: one round is enough unless a service is full for days. */
const daysPerRound = 3;

const candidatesOn = (
  day: string,
  { provider, service, serviceId, moving }: SeatRequest,
  from: number,
  until: number,
): Slot[] =>
  slotsOfDay(provider, { ...service, serviceId }, day).filter(
    ({ start }) =>
      start.getTime() > from && start.getTime() <= until && start.getTime() !== moving?.reservationStartTime.getTime(),
  );

/**
 * The next slots that could take a refused booking, after its start, in time order. The decider's own search judges
 * each of them. A booking that moves counts its own seats as free.
 *
 * @returns `reads` names the documents that it still needs; then the caller reads them and asks again
 */
export const nextFreeSlots = (
  providerId: string,
  request: SeatRequest,
  docs: ResourceDocs,
  now: Date,
): { readonly slots: readonly Slot[]; readonly reads: readonly Ref<'slotDay' | 'resource'>[] } => {
  const wished = Date.parse(request.startTime);
  const from = Math.max(wished, soonestStart(request.service, now) - 1);
  const until = horizonOf(request.service, now);
  const first = localDay(new Date(from), request.provider.timeZone);
  const slots: Slot[] = [];
  // The night after the day before may reach into the first one.
  for (let n = -1; n < days; n += daysPerRound) {
    const round = Array.from({ length: Math.min(daysPerRound, days - n) }, (_, more) => addDays(first, n + more));
    const wishes = round
      .flatMap((day) => candidatesOn(day, request, from, until))
      .map((slot) => ({ slot, wish: { ...request, startTime: slot.start.toISOString() } }));
    const reads = wishes.flatMap(({ wish }) => seatReads(providerId, wish, docs)).filter((ref) => !docs.has(ref));
    if (reads.length > 0) return { slots: [], reads };
    for (const { slot, wish } of wishes) {
      if (!('rejection' in findSeats(providerId, wish, docs, now))) slots.push(slot);
      if (slots.length === most) return { slots, reads: [] };
    }
  }
  return { slots, reads: [] };
};
