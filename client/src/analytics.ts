import {
  type Analytics,
  analyticsDays,
  analyticsOf,
  type Day,
  daySchema,
  localDay,
  type Provider,
  providerCounters,
  providerPath,
  providerReservations,
  providerServices,
  type Query,
  type ReservationReference,
  type Service,
} from '@counterfoil/domain';
import { doc, type Firestore } from 'firebase/firestore';
import { combineLatest, distinctUntilChanged, EMPTY, map, switchMap, timer } from 'rxjs';
import { listenDocument, listenQuery } from './listen.ts';
import type { Live } from './live.ts';
import { shared } from './shared.ts';
import { toQuery } from './to-query.ts';

const minuteMs = 60_000;

/** The house's local day, anew at midnight. */
const today = (timeZone: string) =>
  timer(0, minuteMs).pipe(
    map(() => localDay(new Date(), timeZone)),
    distinctUntilChanged(),
  );

const sum = <T>(live: readonly { readonly [key in 'fromCache' | 'pendingWrites']: boolean }[], at: T) => ({
  fromCache: live.some(({ fromCache }) => fromCache),
  pendingWrites: live.some(({ pendingWrites }) => pendingWrites),
  at,
});

/**
 * How a house is doing, live. Reads the shards of four weeks of days and of the counters at first, and then one document a
 * changed shard. Only for owner and manager.
 */
export const analytics = (firestore: Firestore, providerId: string): Live<Analytics> => {
  const list = <T>(query: Query) => listenQuery<T>(toQuery(firestore, query, 1), query.collection);
  const profile = listenDocument<Provider>(doc(firestore, providerPath(providerId)));

  const following = (provider: Provider): Live<Analytics> => {
    const { timeZone } = provider;
    const services = list<Service>(providerServices(providerId));
    const counters = list<Record<string, unknown>>(providerCounters(providerId));
    const upcoming = list<ReservationReference>(providerReservations(providerId, 'confirmed'));
    const days = today(timeZone).pipe(switchMap(() => list<Day>(analyticsDays(providerId, new Date(), timeZone))));
    return combineLatest([services, counters, upcoming, days]).pipe(
      map(([services, counters, upcoming, days]) => {
        const now = new Date();
        const data = analyticsOf({
          provider,
          services: services.data,
          counters: counters.data,
          days: days.data.map((day) => daySchema.parse(day)),
          upcoming: upcoming.data,
          now,
        });
        return { data, ...sum([services, counters, upcoming, days], now) };
      }),
    );
  };
  return shared(profile.pipe(switchMap(({ data }) => (data ? following(data) : EMPTY))));
};
