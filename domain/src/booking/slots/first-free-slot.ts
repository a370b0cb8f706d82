import type { Ref } from '../../kernel/ref.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { type Slot, slotsOfDay } from './grid.ts';
import { peakSeats, type Sold } from './seats.ts';
import type { Service } from './service.ts';
import { type ReadSlotDay, slotDaysOf } from './slot-days.ts';

/** A service that is to be booked. */
export interface Offer {
  readonly providerId: string;
  readonly provider: Provider;
  readonly serviceId: string;
  readonly service: Service;
}

const slotsOf = ({ provider, service, serviceId }: Offer, day: string): Slot[] =>
  slotsOfDay(provider, { ...service, serviceId }, day);

/** The documents with the seats of a day, as far as the documents read so far tell. None if the day is closed. */
export const slotDaysOfOffer = (offer: Offer, day: string, read: ReadSlotDay): Ref<'slotDay'>[] => {
  const slots = slotsOf(offer, day);
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return [];
  const { slotMinutes } = offer.service;
  return slotDaysOf({ ...offer, slotMinutes }, { ...first, end: last.end }, read);
};

/** The first slot of a day with enough free seats that is accepted. */
export const firstFreeSlot = (
  offer: Offer,
  day: string,
  sold: readonly Sold[],
  { partySize, accepts }: { readonly partySize: number; readonly accepts: (slot: Slot) => boolean },
): Slot | undefined => {
  const { capacity, slotMinutes } = offer.service;
  return slotsOf(offer, day).find(
    (slot) => accepts(slot) && partySize <= capacity - peakSeats(sold, slotMinutes, slot.start, slot.end),
  );
};
