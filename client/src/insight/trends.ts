import { providerCounters, providerServices, type Service, type StoredDay } from '@counterfoil/domain/core';
import {
  type DayRange,
  daysBetweenQuery,
  rangeOfTrends,
  type Trends,
  trendsOf,
  wholeDay,
} from '@counterfoil/domain/insight';
import { combineLatest, map } from 'rxjs';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf } from '../inspector/client-parts.ts';
import type { Live } from '../live/live.ts';
import { mergedFlags } from '../live/merged.ts';
import { checkedRange } from './checked-range.ts';
import { existingProvider } from './existing-provider.ts';

/**
 * A range of a provider's local days against as many days directly before, live. Only for owner and manager.
 *
 * @param range at most 400 days, both ends included
 * @throws CounterfoilError `invalid-argument` for another range; the stream errors with `not-found` without a provider
 */
export const trends = (counterfoil: Counterfoil, providerId: string, range: DayRange): Live<Trends> => {
  const { from, to } = checkedRange(range);
  const { list, memoized } = listsOf(counterfoil);
  return memoized(`trends ${providerId} ${from} ${to}`, () =>
    combineLatest([
      existingProvider(counterfoil, providerId),
      list<Service>(providerServices(providerId)),
      list<StoredDay>(daysBetweenQuery(providerId, rangeOfTrends({ from, to }))),
      list<Record<string, unknown>>(providerCounters(providerId)),
    ]).pipe(
      map(([profile, services, days, counters]) => ({
        data: trendsOf(
          {
            provider: profile.data,
            services: services.data,
            days: days.data.map(wholeDay),
            counters: counters.data,
          },
          { from, to },
        ),
        ...mergedFlags([profile, services, days, counters]),
      })),
    ),
  );
};
