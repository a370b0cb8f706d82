import { invariant } from '../../kernel/invariant.ts';
import type { Docs } from '../../kernel/ref.ts';
import type { Increments, Write } from '../../kernel/write.ts';
import { slotDayRef } from './paths.ts';
import type { SeatHolder } from './seat-holder.ts';
import { withSeats } from './seats.ts';
import type { SlotDay } from './slot-day.ts';

/** What a service's seats are measured by when its day is first sold. */
export interface SlotTerms {
  readonly slotMinutes: number;
  readonly capacity: number;
}

const refOf = ({ providerId, serviceId, day }: SeatHolder) => slotDayRef(providerId, serviceId, day);

/** The booking, if it occupies seats: a completed one keeps those it used. */
const seated = (reservation: SeatHolder | undefined): SeatHolder | undefined =>
  reservation?.status === 'cancelled' ? undefined : reservation;

const release = (reservation: SeatHolder, now: Date): Write => {
  const seats: Increments = Object.fromEntries(reservation.slotKeys.map((key) => [key, -reservation.partySize]));
  return { op: 'increment', path: refOf(reservation).path, by: { booked: seats }, fields: { updatedAt: now } };
};

/** The slot's document with the booking's seats in it; `moved` gives up its own in the same document. */
const take = (
  to: SeatHolder,
  moved: SeatHolder | undefined,
  stored: SlotDay | undefined,
  terms: SlotTerms,
  now: Date,
): Write => {
  const rest = withSeats(stored?.booked ?? {}, moved?.slotKeys ?? [], -(moved?.partySize ?? 0));
  return {
    op: stored ? 'update' : 'create',
    path: refOf(to).path,
    data: {
      serviceId: to.serviceId,
      day: to.day,
      slotMinutes: stored?.slotMinutes ?? terms.slotMinutes,
      capacity: terms.capacity,
      booked: withSeats(rest, to.slotKeys, to.partySize),
      createdAt: stored?.createdAt ?? now,
      updatedAt: now,
    },
  };
};

/**
 * Moves a booking's seats. Giving back needs no look at the slot; taking is guarded by the slot document that was read
 * to decide it, and `terms` are those of its service.
 */
export const slotWrites = (
  before: SeatHolder | undefined,
  after: SeatHolder,
  docs: Docs<{ slotDay: SlotDay }>,
  terms: SlotTerms | undefined,
  now: Date,
): Write[] => {
  const from = seated(before);
  const to = seated(after);
  if (!to) return from ? [release(from, now)] : [];
  const sameDay = from?.day === to.day;
  if (sameDay && from.slotKeys.join() === to.slotKeys.join()) return [];
  invariant(terms, 'seats taken without the terms of the service');
  const taken = take(to, sameDay ? from : undefined, docs.get(refOf(to)), terms, now);
  return from && !sameDay ? [release(from, now), taken] : [taken];
};
