import type { Docs } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { daysOfKey, heldSpan } from './held-span.ts';
import { occupancyRef } from './paths.ts';
import type { SeatHolder } from './seat-holder.ts';
import { withSeats } from './seats.ts';
import type { SlotDay } from './slot-day.ts';

/** The keys that a change releases and takes. */
interface Moved {
  readonly released: readonly string[];
  readonly taken: readonly string[];
}

const spansOn = (day: string, keys: readonly string[]): string[] =>
  keys.filter((key) => heldSpan(key) && daysOfKey(key).includes(day));

/**
 * Moves the time that a reservation holds of resources. All resources of a provider share the document of a day, which
 * is the precondition of a take. So no race books one of them twice. A release needs no read.
 */
export const occupancyWrites = (
  { providerId, partySize }: SeatHolder,
  { released, taken }: Moved,
  docs: Docs<{ slotDay: SlotDay }>,
  now: Date,
): Write[] => {
  const days = [...released, ...taken].flatMap((key) => (heldSpan(key) ? daysOfKey(key) : []));
  return [...new Set(days)].map((day): Write => {
    const ref = occupancyRef(providerId, day);
    const [gone, come] = [spansOn(day, released), spansOn(day, taken)];
    const fields = { schema: 2, day, updatedAt: now };
    if (come.length === 0) {
      const booked = Object.fromEntries(gone.map((key) => [key, -partySize]));
      return { op: 'increment', path: ref.path, by: { booked }, fields };
    }
    const stored = docs.get(ref);
    const booked = withSeats(withSeats(stored?.booked ?? {}, gone, -partySize), come, partySize);
    const data = { ...fields, booked, createdAt: stored?.createdAt ?? now };
    return { op: stored ? 'update' : 'create', path: ref.path, data };
  });
};
