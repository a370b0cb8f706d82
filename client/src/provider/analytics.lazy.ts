import {
  type Analytics,
  minuteMs,
  type Provider,
  providerCounters,
  providerPath,
  providerServices,
  type Query,
  type ReservationReference,
  type Service,
  type StoredDay,
  upcomingReservations,
} from '@counterfoil/domain/core';
import { analyticsDays, analyticsOf, localDay, wholeDay } from '@counterfoil/domain/insight';
import { combineLatest, distinctUntilChanged, filter, map, switchMap, timer } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { listenDocument, listenQuery } from '../live/listen.ts';
import type { Identified, Live, Snapshot } from '../live/live.ts';
import { shared } from '../live/shared.ts';

/** The query reads the next five bookings. It runs again after this time, so that bookings that have begun drop out. */
const upcomingRefreshMs = 10 * minuteMs;

/** Emits the provider's local day (`YYYY-MM-DD`), and again after midnight. */
const today = (timeZone: string, now: () => Date) =>
  timer(0, minuteMs).pipe(
    map(() => localDay(now(), timeZone)),
    distinctUntilChanged(),
  );

type State = Pick<Snapshot<unknown>, 'fromCache' | 'pendingWrites'>;

/** Listens to the stored documents, without commands in flight. */
export interface ListenedDocuments {
  list<T>(query: Query): Live<Identified<T>[]>;
  document<T>(path: string): Live<T | undefined>;
}

const mergeFlags = (states: readonly State[]): State => ({
  fromCache: states.some(({ fromCache }) => fromCache),
  pendingWrites: states.some(({ pendingWrites }) => pendingWrites),
});

/**
 * Live analytics of a provider, for owner and manager only. It first reads the shards of the counters and of four weeks
 * of days. Afterwards it reads one document per changed shard.
 *
 * @throws CounterfoilError `not-found` if the provider does not exist
 */
export const analyticsIn = (
  { list, document, now }: ListenedDocuments & { now(): Date },
  providerId: string,
): Live<Analytics> => {
  const profile = shared(document<Provider>(providerPath(providerId))).pipe(
    filter(({ data, fromCache }) => data !== undefined || !fromCache),
    map((state) => {
      if (state.data) return { ...state, data: state.data };
      throw new CounterfoilError('not-found', `no provider ${providerId}`);
    }),
  );
  const timeZone = profile.pipe(
    map(({ data }) => data.timeZone),
    distinctUntilChanged(),
  );
  const days = timeZone.pipe(
    switchMap((timeZone) =>
      today(timeZone, now).pipe(switchMap(() => list<StoredDay>(analyticsDays(providerId, now(), timeZone)))),
    ),
  );
  const upcoming = timer(0, upcomingRefreshMs).pipe(
    switchMap(() => list<ReservationReference>(upcomingReservations(providerId, now()))),
  );
  const services = list<Service>(providerServices(providerId));
  const counters = list<Record<string, unknown>>(providerCounters(providerId));
  return combineLatest([profile, services, counters, upcoming, days]).pipe(
    map(([profile, services, counters, upcoming, days]) => {
      const at = now();
      const data = analyticsOf({
        provider: profile.data,
        services: services.data,
        counters: counters.data,
        days: days.data.map(wholeDay),
        upcoming: upcoming.data,
        now: at,
      });
      return { data, ...mergeFlags([profile, services, counters, upcoming, days]), at };
    }),
  );
};

/** Live analytics of a provider, from the server's documents. */
export const analytics = (connection: Connection, providerId: string): Live<Analytics> =>
  analyticsIn(
    {
      list: (query) => listenQuery(connection, query),
      document: (path) => listenDocument(connection, path),
      now: () => new Date(),
    },
    providerId,
  );
