import type { ReservationReference } from '@counterfoil/domain/core';
import type { DayRange } from '@counterfoil/domain/insight';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf } from '../inspector/client-parts.ts';
import type { Identified, Live } from '../live/live.ts';
import { bookingsOfDays, zoneOf } from '../provider/bookings-of-days.ts';
import { checkedRange } from './checked-range.ts';
import { existingProvider } from './existing-provider.ts';

/**
 * All bookings that start on the provider's local days of a range, by start, live; cancelled ones, too. For owner,
 * manager and staff. The first look reads each of them once, at most 10,000 in one status.
 *
 * @param range at most 400 days, both ends included
 * @throws CounterfoilError `invalid-argument` for another range; the stream errors with `not-found` without a provider
 */
export const bookingsBetween = (
  counterfoil: Counterfoil,
  providerId: string,
  range: DayRange,
): Live<Identified<ReservationReference>[]> => {
  const { from, to } = checkedRange(range);
  const lists = listsOf(counterfoil);
  return lists.memoized(`bookings ${providerId} ${from} ${to}`, () =>
    bookingsOfDays(lists, zoneOf(existingProvider(counterfoil, providerId)), providerId, { from, to }),
  );
};
