import type { Docs, Ref } from '../../kernel/ref.ts';
import { dayMs, minuteMs } from '../../kernel/time/durations.ts';
import { addDays, localDay } from '../../kernel/time/time-zone.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { Slot } from './grid.ts';
import { openingDayRef, slotDayRef } from './paths.ts';
import { endOfSlot, type SlotMinutes, slotKeys } from './seats.ts';
import type { SlotDay } from './slot-day.ts';
import { utcDay, utcDays } from './utc-day.ts';

/** Where a slot is to be booked. */
export interface SlotPlace {
  readonly providerId: string;
  readonly serviceId: string;
  readonly provider: Pick<Provider, 'timeZone' | 'slotSchema'>;
  /** Of a day on which nobody has booked. */
  readonly slotMinutes: number;
}

/** Reads a document; `undefined` if it does not exist, or is not read yet. */
export type ReadSlotDay = (ref: Ref<'slotDay'>) => SlotDay | undefined;

export const readerOf =
  (docs: Docs<{ slotDay: SlotDay }>): ReadSlotDay =>
  (ref) =>
    docs.has(ref) ? docs.get(ref) : undefined;

/** The length of the slots of a day, as far as its document was read. */
export const minutesIn =
  ({ providerId, serviceId, slotMinutes }: Omit<SlotPlace, 'provider'>, read: ReadSlotDay): SlotMinutes =>
  (day) =>
    read(slotDayRef(providerId, serviceId, day))?.slotMinutes ?? slotMinutes;

/** The keys of a slot's seats, and the end of the last of them. */
export const occupied = (place: SlotPlace, { start, end }: Slot, read: ReadSlotDay) => {
  const minutesOf = minutesIn(place, read);
  const keys = slotKeys(start, end, minutesOf);
  return { keys, until: new Date(endOfSlot(keys.at(-1) ?? '', minutesOf)) };
};

/** The day before, if sold slots of it reach into this one beyond the start. */
const dayBefore = ({ providerId, serviceId }: SlotPlace, { start }: Slot, read: ReadSlotDay): Ref<'slotDay'>[] => {
  const reachedUntil = read(slotDayRef(providerId, serviceId, utcDay(start)))?.reachedUntil;
  return reachedUntil && reachedUntil > start
    ? [slotDayRef(providerId, serviceId, utcDay(start.getTime() - dayMs))]
    : [];
};

/**
 * The documents by opening day in which earlier versions may have sold a slot that overlaps with this one. None once a
 * backfill has moved them all.
 */
export const openingDays = (
  { providerId, serviceId, provider: { timeZone, slotSchema } }: SlotPlace,
  { start, end }: Slot,
): Ref<'slotDay'>[] => {
  if (slotSchema) return [];
  const last = localDay(new Date(end.getTime() - minuteMs), timeZone);
  // A slot lasts a day at most, which a clock change makes longer, and may belong to the evening before.
  const first = addDays(localDay(start, timeZone), -3);
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days.map((day) => openingDayRef(providerId, serviceId, day));
};

/**
 * The documents with the seats of all slots that overlap with this one. As long as some of them are unread, the answer
 * may lack others.
 */
export const slotDaysOf = (place: SlotPlace, slot: Slot, read: ReadSlotDay): Ref<'slotDay'>[] => {
  const { providerId, serviceId } = place;
  const own = utcDays(slot.start, occupied(place, slot, read).until);
  return [
    ...own.map((day) => slotDayRef(providerId, serviceId, day)),
    ...dayBefore(place, slot, read),
    ...openingDays(place, slot),
  ];
};
