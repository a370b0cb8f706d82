import { peakSeats, slotsOfDay } from '@counterfoil/domain/booking';
import {
  type Provider,
  providerPath,
  type Service,
  type SlotDay,
  serviceRef,
  slotDayRef,
} from '@counterfoil/domain/core';
import { combineLatest, map } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { listenDocument } from '../live/listen.ts';
import type { Live } from '../live/live.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import type { FreeSlot } from './free-slot.ts';

const freeSlots = (
  provider: Provider | undefined,
  service: Service | undefined,
  sold: SlotDay | undefined,
  day: string,
) => {
  if (!provider || !service) return [];
  const booked = sold?.booked ?? {};
  const slotMinutes = sold?.slotMinutes ?? service.slotMinutes;
  return slotsOfDay(provider, service, day).map(({ start, end }): FreeSlot => {
    const taken = peakSeats({ booked, slotMinutes }, start, end);
    return { start, end, capacity: service.capacity, available: Math.max(0, service.capacity - taken) };
  });
};

/**
 * The slots of a service on a local day, with their free seats. It updates with bookings, the service and the opening
 * hours. The list is empty for an unknown service.
 *
 * @param day `YYYY-MM-DD` in the provider's time zone
 */
export const slots = (
  connection: Connection,
  overlay: Overlay,
  providerId: string,
  { serviceId, day }: { readonly serviceId: string; readonly day: string },
): Live<FreeSlot[]> => {
  const watch = <T>(path: string) => overlay.document(path, listenDocument<T>(connection, path));
  const provider = watch<Provider>(providerPath(providerId));
  const service = watch<Service>(serviceRef(providerId, serviceId).path);
  const sold = watch<SlotDay>(slotDayRef(providerId, serviceId, day).path);
  return combineLatest([provider, service, sold]).pipe(
    map(([provider, service, sold]) => ({
      data: freeSlots(provider.data, service.data, sold.data, day),
      fromCache: provider.fromCache || service.fromCache || sold.fromCache,
      pendingWrites: provider.pendingWrites || service.pendingWrites || sold.pendingWrites,
      at: new Date(),
    })),
  );
};
