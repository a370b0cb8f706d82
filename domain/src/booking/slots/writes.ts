import { invariant } from '../../kernel/invariant.ts';
import type { Docs } from '../../kernel/ref.ts';
import type { Increments, Write } from '../../kernel/write.ts';
import { slotDayRef } from './paths.ts';
import type { SeatHolder } from './seat-holder.ts';
import { withSeats } from './seats.ts';
import type { SlotDay } from './slot-day.ts';

/** The service's terms that apply when a day sells its first seat. */
export interface SlotTerms {
  readonly slotMinutes: number;
  readonly capacity: number;
}

const refOf = ({ providerId, serviceId, day }: SeatHolder) => slotDayRef(providerId, serviceId, day);

/** The reservation, if it holds seats. A completed one keeps the seats it used. */
const withSeatsHeld = (reservation: SeatHolder | undefined): SeatHolder | undefined =>
  reservation?.status === 'cancelled' ? undefined : reservation;

const release = (reservation: SeatHolder, now: Date): Write => {
  const seats: Increments = Object.fromEntries(reservation.slotKeys.map((key) => [key, -reservation.partySize]));
  return { op: 'increment', path: refOf(reservation).path, by: { booked: seats }, fields: { updatedAt: now } };
};

/** The slot document after the reservation takes its seats. `moved` releases its own seats in the same document. */
const take = (
  to: SeatHolder,
  moved: SeatHolder | undefined,
  { stored, terms, now }: { stored: SlotDay | undefined; terms: SlotTerms; now: Date },
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

export interface SeatChange {
  readonly before: SeatHolder | undefined;
  readonly after: SeatHolder;
  /** Terms of the service; required if seats are taken. */
  readonly terms: SlotTerms | undefined;
}

/**
 * Moves a reservation's seats. A release needs no read. For a take, the slot document that the decision read is the
 * precondition.
 */
export const slotWrites = (
  { before, after, terms }: SeatChange,
  docs: Docs<{ slotDay: SlotDay }>,
  now: Date,
): Write[] => {
  const from = withSeatsHeld(before);
  const to = withSeatsHeld(after);
  if (!to) return from ? [release(from, now)] : [];
  const sameDay = from?.day === to.day;
  if (sameDay && from.slotKeys.join() === to.slotKeys.join()) return [];
  invariant(terms, 'seats need the terms of their service');
  const taken = take(to, sameDay ? from : undefined, { stored: docs.get(refOf(to)), terms, now });
  return from && !sameDay ? [release(from, now), taken] : [taken];
};
