import type { Counterfoil } from '@counterfoil/client';
import { desk } from '@counterfoil/client/desk';
import { formats } from '@counterfoil/client/react';
import { combineLatest, distinctUntilChanged, filter, map, mergeMap, startWith, switchMap, tap } from 'rxjs';
import { keep, keptAt } from '../../shell/kept.ts';

/** This device knows the zone of a place, once it has been there. A device that stores nothing waits for it. */
const keyOf = (providerId: string): string => `zone ${providerId}`;

/** The zone and the day there; nothing for a zone that no clock knows. */
const dayIn = (zone: string | undefined, now: Date): readonly (readonly [zone: string, day: string])[] => {
  try {
    return zone ? [[zone, formats('en', zone).localDay(now)]] : [];
  } catch {
    return [];
  }
};

/**
 * The lists of the board. The zone of the place decides which day it is, and a device that has been there need not wait
 * for it.
 */
export const listsOfToday = (counterfoil: Counterfoil, providerId: string) => {
  const place = counterfoil.provider(providerId);
  const known = keptAt(keyOf(providerId));
  const now = counterfoil.now();
  const ofDay = place.profile().pipe(
    map(({ data }) => data?.timeZone),
    filter((zone) => zone !== undefined),
    distinctUntilChanged(),
    tap((zone) => {
      if (zone !== known) keep(keyOf(providerId), zone);
    }),
    startWith(known),
    distinctUntilChanged(),
    mergeMap((zone) => dayIn(zone, now)),
    switchMap(([zone, day]) => desk(counterfoil, providerId).ofDay(day, zone)),
  );
  return combineLatest([place.reservations('pending'), ofDay]);
};
