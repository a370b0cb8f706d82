import {
  type Analytics,
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
import type { Live, Snapshot } from '../live/live.ts';
import { shared } from '../live/shared.ts';

const minuteMs = 60_000;

/** The house's local day, anew at midnight. */
const today = (timeZone: string) =>
  timer(0, minuteMs).pipe(
    map(() => localDay(new Date(), timeZone)),
    distinctUntilChanged(),
  );

type State = Pick<Snapshot<unknown>, 'fromCache' | 'pendingWrites'>;

const together = (states: readonly State[]): State => ({
  fromCache: states.some(({ fromCache }) => fromCache),
  pendingWrites: states.some(({ pendingWrites }) => pendingWrites),
});

/**
 * How a house is doing, live. Reads the shards of four weeks of days and of the counters at first, and then one document a
 * changed shard. Only for owner and manager.
 *
 * @throws CounterfoilError `not-found` when there is no such house
 */
export const analytics = (connection: Connection, providerId: string): Live<Analytics> => {
  const list = <T>(query: Query) => listenQuery<T>(connection, query);
  const profile = shared(listenDocument<Provider>(connection, providerPath(providerId))).pipe(
    filter(({ data, fromCache }) => data !== undefined || !fromCache),
    map((state) => {
      if (state.data) return { ...state, data: state.data };
      throw new CounterfoilError('not-found', `there is no house ${providerId}`);
    }),
  );
  const timeZone = profile.pipe(
    map(({ data }) => data.timeZone),
    distinctUntilChanged(),
  );
  const days = timeZone.pipe(
    switchMap((timeZone) =>
      today(timeZone).pipe(switchMap(() => list<StoredDay>(analyticsDays(providerId, new Date(), timeZone)))),
    ),
  );
  // Anew every ten minutes, as those that have begun fall out of the few that are read.
  const upcoming = timer(0, 10 * minuteMs).pipe(
    switchMap(() => list<ReservationReference>(upcomingReservations(providerId, new Date()))),
  );
  const services = list<Service>(providerServices(providerId));
  const counters = list<Record<string, unknown>>(providerCounters(providerId));
  return combineLatest([profile, services, counters, upcoming, days]).pipe(
    map(([profile, services, counters, upcoming, days]) => {
      const at = new Date();
      const data = analyticsOf({
        provider: profile.data,
        services: services.data,
        counters: counters.data,
        days: days.data.map(wholeDay),
        upcoming: upcoming.data,
        now: at,
      });
      return { data, ...together([profile, services, counters, upcoming, days]), at };
    }),
  );
};
