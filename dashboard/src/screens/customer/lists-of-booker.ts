import type { Counterfoil } from '@counterfoil/client';
import { formats } from '@counterfoil/client/react';
import { combineLatest, EMPTY, switchMap } from 'rxjs';
import { daysFrom } from './days.ts';
import { placeKnownAt } from './known-place.ts';
import { weekLength, weekOf } from './week.ts';

/** The lists that a booker opens with: those of the first service, and its free times of this week. */
export const listsOfBooker = (counterfoil: Counterfoil, address: string) => {
  const providerId = placeKnownAt(address) ?? address;
  const view = counterfoil.provider(providerId);
  const week = combineLatest([view.profile(), view.services()]).pipe(
    switchMap(([{ data: provider }, { data: services }]) => {
      const [first] = services;
      if (!provider || !first) return EMPTY;
      const today = formats('en', provider.timeZone).localDay(counterfoil.now());
      return weekOf(counterfoil, providerId, first.id, daysFrom(today, weekLength));
    }),
  );
  return combineLatest([view.resources(), week]);
};
