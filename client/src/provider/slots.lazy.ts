import {
  freeResources,
  isServed,
  peakSeats,
  priceAt,
  resourceReads,
  slotDaysOf,
  slotsOfDay,
} from '@counterfoil/domain/booking';
import { type Provider, providerPath, type Resource, type Service, type SlotDay } from '@counterfoil/domain/core';
import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { listenDocument } from '../live/listen.ts';
import type { DocumentOf } from '../live/lists.ts';
import type { Live, Snapshot } from '../live/live.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import type { FreeSlot } from './free-slot.ts';

/** A provider with one of its services. */
interface Catalogue {
  readonly provider: Provider;
  readonly service: Service;
}

/** The slots that somebody asks for. */
interface Asked {
  readonly providerId: string;
  readonly serviceId: string;
  /** `YYYY-MM-DD` in the provider's time zone. */
  readonly day: string;
}

type Where = readonly [providerId: string, serviceId: string, day: string];

type Watch = <T>(path: string) => Live<T | undefined>;

/** The documents of the days, which tell the time that is taken, and the resources by id. */
interface Taken {
  readonly days: readonly SlotDay[];
  readonly resources: ReadonlyMap<string, Resource | undefined>;
}

const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const slotsIn = ({ provider, service }: Catalogue, { serviceId, day }: Asked) =>
  slotsOfDay(provider, { ...service, serviceId }, day);

const freeSlots = ({ provider, service }: Catalogue, { days, resources }: Taken, asked: Asked): FreeSlot[] => {
  const { capacity, slotMinutes } = service;
  return slotsIn({ provider, service }, asked).map(({ start, end }) => {
    const price = priceAt(service, start, provider.timeZone);
    if (!isServed(service)) {
      const available = Math.max(0, capacity - peakSeats(days, slotMinutes, start, end));
      return { start, end, price, capacity, available };
    }
    const wish = { ...asked, provider, service, partySize: 1, slot: { start, end } };
    const free = freeResources(wish, (id) => resources.get(id), days);
    const available = Math.max(0, ...free.map(({ seats }) => seats));
    return { start, end, price, capacity, available, free: free.map(({ servedBy }) => servedBy) };
  });
};

/** The documents of a day's seats. The first of them tells if the day before has slots that reach in. */
const pathsToWatch = (watch: Watch, { provider, service }: Catalogue, asked: Asked): Observable<string[]> => {
  const all = slotsIn({ provider, service }, asked);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return of([]);
  const slot = { ...first, end: last.end };
  if (isServed(service)) {
    const reads = resourceReads({ ...asked, provider, service, partySize: 1, slot });
    return of(reads.map(({ path }) => path));
  }
  const place = { ...asked, provider, slotMinutes: service.slotMinutes };
  const pathsWith = (known?: string, data?: SlotDay) =>
    slotDaysOf(place, slot, ({ path }) => (path === known ? data : undefined)).map(({ path }) => path);
  const [firstPath = ''] = pathsWith();
  return watch<SlotDay>(firstPath).pipe(map(({ data }) => pathsWith(firstPath, data)));
};

/**
 * The slots of a service on a local day, with their free seats, or with those who are free to serve. It updates with
 * bookings, the service, the opening hours and closures. The list is empty for an unknown service. A local day touches
 * two UTC days or more, and so many documents. All days of a service share the documents of its resources.
 */
export const slots =
  (connection: Connection, overlay: Overlay, one: DocumentOf) =>
  (...[providerId, serviceId, day]: Where): Live<FreeSlot[]> => {
    const asked = { providerId, serviceId, day };
    const watch: Watch = <T>(path: string) => overlay.document(path, listenDocument<T>(connection, path));
    // A screen that lists the services knows this one already. Its days are then asked for at once.
    const catalogue = combineLatest([
      one<Provider>('serviceProviders', providerId),
      one<Service>(`${providerPath(providerId)}/services`, serviceId),
    ]);
    const paths = catalogue.pipe(
      switchMap(([provider, service]) =>
        provider.data && service.data
          ? pathsToWatch(watch, { provider: provider.data, service: service.data }, asked)
          : of([]),
      ),
      distinctUntilChanged((before, after) => before.join() === after.join()),
    );
    const resourcesPath = `${providerPath(providerId)}/resources/`;
    const isResource = (path: string): boolean => path.startsWith(resourcesPath);
    const watchAll = <T>(all: readonly string[]): Observable<Snapshot<T | undefined>[]> =>
      all.length > 0 ? combineLatest(all.map((path) => watch<T>(path))) : of([]);
    const sources = paths.pipe(
      switchMap((all) =>
        combineLatest([
          watchAll<SlotDay>(all.filter((path) => !isResource(path))),
          watchAll<Resource>(all.filter(isResource)).pipe(
            map((resources) => ({ resources, ids: all.filter(isResource).map(idOf) })),
          ),
        ]),
      ),
    );

    return combineLatest([catalogue, sources]).pipe(
      map(([[provider, service], [days, { resources, ids }]]) => {
        const all: readonly Snapshot<unknown>[] = [provider, service, ...days, ...resources];
        const taken = {
          days: days.flatMap(({ data }) => data ?? []),
          resources: new Map(resources.map(({ data }, n) => [ids[n] ?? '', data])),
        };
        return {
          data:
            provider.data && service.data
              ? freeSlots({ provider: provider.data, service: service.data }, taken, asked)
              : [],
          fromCache: all.some(({ fromCache }) => fromCache),
          pendingWrites: all.some(({ pendingWrites }) => pendingWrites),
          at: new Date(),
        };
      }),
    );
  };
