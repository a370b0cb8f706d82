import type { Counterfoil } from '@counterfoil/client';
import { desk } from '@counterfoil/client/desk';
import { formats } from '@counterfoil/client/react';
import { combineLatest, distinctUntilChanged, filter, map, startWith, switchMap, tap } from 'rxjs';

/** This device knows the zone of a place, once it has been there. */
const keyOf = (providerId: string): string => `zone ${providerId}`;

/**
 * The lists of the board. The zone of the place decides which day it is, and a device that has been there need not wait
 * for it.
 */
export const listsOfToday = (counterfoil: Counterfoil, providerId: string) => {
  const place = counterfoil.provider(providerId);
  const known = localStorage.getItem(keyOf(providerId));
  const ofDay = place.profile().pipe(
    map(({ data }) => data?.timeZone),
    filter((zone) => zone !== undefined),
    tap((zone) => localStorage.setItem(keyOf(providerId), zone)),
    startWith(...(known ? [known] : [])),
    distinctUntilChanged(),
    switchMap((zone) => desk(counterfoil, providerId).ofDay(formats('en', zone).localDay(new Date()), zone)),
  );
  return combineLatest([place.reservations('pending'), ofDay]);
};
