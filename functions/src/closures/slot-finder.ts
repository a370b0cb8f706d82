import {
  addDays,
  firstFreeSlot,
  localDay,
  minuteMs,
  type Offer,
  type ReservationReference,
  type SlotDay,
  type Sold,
  slotDaysOfOffer,
  slotKeys,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { decodeDocument } from '../firestore/decode-document.ts';

export interface Wanted {
  readonly booking: ReservationReference;
  readonly withinDays: number;
  readonly now: Date;
  /** ISO 8601. Slots that were full after all. */
  readonly refused: ReadonlySet<string>;
}

export interface SlotFinder {
  /** The start of the next free slot, ISO 8601; `undefined` if none comes in time. */
  find(wanted: Wanted): Promise<string | undefined>;
}

/**
 * Finds free slots of one service for booking after booking. It keeps in mind the seats of those that it has found, so
 * that two bookings of one batch do not want the same seat. The command decides: the seats were read a moment before.
 */
export const slotFinder = (firestore: Firestore, offer: Offer): SlotFinder => {
  const { provider, service } = offer;
  const stored = new Map<string, SlotDay | undefined>();
  const planned: Sold[] = [];
  const minutesOf = () => service.slotMinutes;

  /** Reads the seats of a day, in rounds: one document tells whether another one is needed. */
  const soldOn = async (day: string): Promise<Sold[]> => {
    for (;;) {
      const refs = slotDaysOfOffer(offer, day, ({ path }) => stored.get(path));
      const missing = refs.filter(({ path }) => !stored.has(path));
      if (missing.length === 0) return refs.flatMap(({ path }) => stored.get(path) ?? []);
      const snapshots = await firestore.getAll(...missing.map(({ path }) => firestore.doc(path)));
      for (const [n, ref] of missing.entries()) {
        const snapshot = snapshots[n];
        stored.set(ref.path, snapshot?.exists ? decodeDocument(ref, snapshot) : undefined);
      }
    }
  };

  const seats = (start: Date, end: Date, count: number): Sold => ({
    booked: Object.fromEntries(slotKeys(start, end, minutesOf).map((key) => [key, count])),
    slotMinutes: service.slotMinutes,
  });

  return {
    find: async ({ booking, withinDays, now, refused }) => {
      const { startTime, endTime, partySize } = booking;
      const own = localDay(startTime, provider.timeZone);
      const accepts = ({ start }: { start: Date }) =>
        start > startTime && start > now && !refused.has(start.toISOString());
      // A night of the day before may have slots that are later than the booking.
      for (let days = -1; days <= withinDays; days++) {
        const day = addDays(own, days);
        const sold = [...(await soldOn(day)), ...planned, seats(startTime, endTime, -partySize)];
        const slot = firstFreeSlot(offer, day, sold, { partySize, accepts });
        if (!slot) continue;
        planned.push(seats(slot.start, new Date(slot.start.getTime() + service.durationMinutes * minuteMs), partySize));
        return slot.start.toISOString();
      }
      return undefined;
    },
  };
};
