import { peakSeats, slotDaysOf, slotsOfDay } from '@counterfoil/domain/booking';
import { type Provider, providerPath, type Service, type SlotDay, serviceRef } from '@counterfoil/domain/core';
import { combineLatest, distinctUntilChanged, map, of, switchMap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { listenDocument } from '../live/listen.ts';
import type { Live, Snapshot } from '../live/live.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import type { FreeSlot } from './free-slot.ts';

/** A provider with one of its services, if both exist. */
interface Catalogue {
  readonly provider: Provider | undefined;
  readonly service: Service | undefined;
}

/** The slots that somebody asks for. */
interface Asked {
  readonly serviceId: string;
  /** `YYYY-MM-DD` in the provider's time zone. */
  readonly day: string;
}

const slotsIn = ({ provider, service }: Catalogue, { serviceId, day }: Asked) =>
  provider && service ? slotsOfDay(provider, { ...service, serviceId }, day) : [];

const freeSlots = (catalogue: Catalogue, sold: readonly SlotDay[], asked: Asked): FreeSlot[] => {
  const { capacity = 0, slotMinutes = 0 } = catalogue.service ?? {};
  return slotsIn(catalogue, asked).map(({ start, end }): FreeSlot => {
    const taken = peakSeats(sold, slotMinutes, start, end);
    return { start, end, capacity, available: Math.max(0, capacity - taken) };
  });
};

/**
 * The slots of a service on a local day, with their free seats. It updates with bookings, the service, the opening
 * hours and closures. The list is empty for an unknown service. A local day touches two UTC days or more, and so many
 * documents.
 */
export const slots = (connection: Connection, overlay: Overlay, providerId: string, asked: Asked): Live<FreeSlot[]> => {
  const { serviceId } = asked;
  const watch = <T>(path: string) => overlay.document(path, listenDocument<T>(connection, path));
  const catalogue = combineLatest([
    watch<Provider>(providerPath(providerId)),
    watch<Service>(serviceRef(providerId, serviceId).path),
  ]);

  /** The documents that hold the day's seats. The first of them tells if the day before has slots that reach in. */
  const pathsFor = ({ provider, service }: Catalogue) => {
    const all = slotsIn({ provider, service }, asked);
    const [first, last] = [all[0], all.at(-1)];
    if (!provider || !service || !first || !last) return of([]);
    const place = { providerId, serviceId, provider, slotMinutes: service.slotMinutes };
    const span = { ...first, end: last.end };
    const pathsWith = (known?: string, data?: SlotDay) =>
      slotDaysOf(place, span, ({ path }) => (path === known ? data : undefined)).map(({ path }) => path);
    const [firstPath = ''] = pathsWith();
    return watch<SlotDay>(firstPath).pipe(map(({ data }) => pathsWith(firstPath, data)));
  };

  const sold = catalogue.pipe(
    switchMap(([provider, service]) => pathsFor({ provider: provider.data, service: service.data })),
    distinctUntilChanged((before, after) => before.join() === after.join()),
    switchMap((paths) => (paths.length > 0 ? combineLatest(paths.map(watch<SlotDay>)) : of([]))),
  );

  return combineLatest([catalogue, sold]).pipe(
    map(([[provider, service], days]) => {
      const all: readonly Snapshot<unknown>[] = [provider, service, ...days];
      return {
        data: freeSlots(
          { provider: provider.data, service: service.data },
          days.flatMap(({ data }) => data ?? []),
          asked,
        ),
        fromCache: all.some(({ fromCache }) => fromCache),
        pendingWrites: all.some(({ pendingWrites }) => pendingWrites),
        at: new Date(),
      };
    }),
  );
};
