import type { Day, Money, StoredDay } from '@counterfoil/domain/core';
import {
  type DayRange,
  daysBetweenQuery,
  daysOfRange,
  earnedBy,
  type Figures,
  sumOfDays,
  wholeDay,
} from '@counterfoil/domain/insight';
import { combineLatest, map } from 'rxjs';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf } from '../inspector/client-parts.ts';
import type { Live } from '../live/live.ts';
import { mergedFlags } from '../live/merged.ts';
import { checkedRange } from './checked-range.ts';
import { existingProvider } from './existing-provider.ts';

/** The figures of a range. Amounts are in minor units of `currency`. */
export interface RangeOfDays {
  /** One row for each local day, in order; zeros for a day without figures. */
  readonly days: readonly Day[];
  /** Their sum. */
  readonly total: Figures;
  /** From reservations, subscriptions and orders together. */
  readonly revenue: Money;
  readonly currency: string;
}

/**
 * The figures of a provider's local days, live. Only for owner and manager. It reads up to four shards a day at first,
 * and later one document per changed shard.
 *
 * @param range at most 400 days, both ends included
 * @throws CounterfoilError `invalid-argument` for another range; the stream errors with `not-found` without a provider
 */
export const daysBetween = (counterfoil: Counterfoil, providerId: string, range: DayRange): Live<RangeOfDays> => {
  const { from, to } = checkedRange(range);
  const { list, memoized } = listsOf(counterfoil);
  return memoized(`days ${providerId} ${from} ${to}`, () =>
    combineLatest([
      existingProvider(counterfoil, providerId),
      list<StoredDay>(daysBetweenQuery(providerId, { from, to })),
    ]).pipe(
      map(([profile, shards]) => {
        const days = daysOfRange(shards.data.map(wholeDay), { from, to });
        const total = sumOfDays(days);
        const { currency } = profile.data;
        const revenue = { amount: earnedBy(total), currency };
        return { data: { days, total, revenue, currency }, ...mergedFlags([profile, shards]) };
      }),
    ),
  );
};
