import {
  addDays,
  askedOf,
  type Documents,
  freeResources,
  localDay,
  type Offer,
  occupancyOf,
  type Ref,
  resourceReads,
  resourceRef,
  type ServedSlot,
  type SlotDay,
  servedKey,
  slotsOfDay,
} from '@counterfoil/domain';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { decodeDocument } from '../firestore/decode-document.ts';
import type { SlotFinder } from './slot-finder.ts';

/**
 * Finds slots in which a resource is free, for bookings of one service. Like `slotFinder`, it keeps in mind what it has
 * found, and the command decides.
 */
export const resourceFinder = (firestore: Firestore, offer: Offer): SlotFinder => {
  const { providerId, provider, serviceId, service } = offer;
  const stored = new Map<string, DocumentSnapshot>();
  const planned: SlotDay = { booked: {}, updatedAt: new Date(0) };

  const read = async (refs: readonly Ref[]): Promise<void> => {
    const missing = refs.map(({ path }) => path).filter((path) => !stored.has(path));
    if (missing.length === 0) return;
    for (const snapshot of await firestore.getAll(...missing.map((path) => firestore.doc(path))))
      stored.set(snapshot.ref.path, snapshot);
  };

  const get = <Kind extends 'slotDay' | 'resource'>(ref: Ref<Kind>): Documents[Kind] | undefined => {
    const snapshot = stored.get(ref.path);
    return snapshot?.exists ? decodeDocument(ref, snapshot) : undefined;
  };

  /** The key of a free resource's time; `undefined` if none is free. */
  const keyIn = async (served: ServedSlot, without: readonly string[]): Promise<string | undefined> => {
    await read(resourceReads(served));
    const taken = occupancyOf(served).flatMap((ref) => get(ref) ?? []);
    const [free] = freeResources(served, (id) => get(resourceRef(providerId, id)), [...taken, planned], without);
    return free && servedKey(served, free.servedBy.resourceId);
  };

  return {
    find: async ({ booking, withinDays, now, refused }) => {
      const { startTime, endTime, partySize, servedBy } = booking;
      // The command keeps the resource that the customer has asked for.
      const wish = { providerId, provider, service, partySize, resourceId: askedOf(booking, service) };
      const own = { ...wish, slot: { start: startTime, end: endTime } };
      const without = servedBy ? [servedKey(own, servedBy.resourceId)] : [];
      const first = localDay(startTime, provider.timeZone);
      // A night of the day before may have slots that are later than the booking.
      const slots = Array.from({ length: withinDays + 2 }, (_, n) => addDays(first, n - 1))
        .flatMap((day) => slotsOfDay(provider, { ...service, serviceId }, day))
        .filter(({ start }) => start > startTime && start > now && !refused.has(start.toISOString()));
      for (const slot of slots) {
        const key = await keyIn({ ...wish, slot }, without);
        if (!key) continue;
        planned.booked[key] = partySize;
        return slot.start.toISOString();
      }
      return undefined;
    },
  };
};
