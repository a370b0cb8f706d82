import { invariant } from '../../kernel/invariant.ts';
import type { Docs } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { heldSlots } from './held-slots.ts';
import { slotDayRef } from './paths.ts';
import type { SeatHolder } from './seat-holder.ts';
import { withSeats } from './seats.ts';
import type { SlotDay } from './slot-day.ts';

/** The service's terms that apply when a day sells its first seat. */
export interface SlotTerms {
  readonly slotMinutes: number;
  readonly capacity: number;
}

export interface SeatChange {
  readonly before: SeatHolder | undefined;
  readonly after: SeatHolder;
  /** Terms of the service; required if seats are taken. */
  readonly terms: SlotTerms | undefined;
}

const without = (keys: ReadonlySet<string> = new Set(), others: ReadonlySet<string> = new Set()): string[] =>
  [...keys].filter((key) => !others.has(key));

/**
 * Moves a reservation's seats. A release needs no read. For a take, the slot document that the decision read is the
 * precondition.
 */
export const slotWrites = (
  { before, after, terms }: SeatChange,
  docs: Docs<{ slotDay: SlotDay }>,
  now: Date,
): Write[] => {
  const { providerId, serviceId, partySize } = after;
  const [from, to] = [heldSlots(before), heldSlots(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((day): Write[] => {
    const released = without(from.get(day), to.get(day));
    const taken = without(to.get(day), from.get(day));
    const ref = slotDayRef(providerId, serviceId, day);
    if (taken.length === 0) {
      if (released.length === 0) return [];
      const booked = Object.fromEntries(released.map((key) => [key, -partySize]));
      return [{ op: 'increment', path: ref.path, by: { booked }, fields: { updatedAt: now } }];
    }
    invariant(terms, 'seats need the terms of their service');
    const stored = docs.get(ref);
    const data = {
      serviceId,
      day,
      slotMinutes: stored?.slotMinutes ?? terms.slotMinutes,
      capacity: terms.capacity,
      booked: withSeats(withSeats(stored?.booked ?? {}, released, -partySize), taken, partySize),
      createdAt: stored?.createdAt ?? now,
      updatedAt: now,
    };
    return [{ op: stored ? 'update' : 'create', path: ref.path, data }];
  });
};
