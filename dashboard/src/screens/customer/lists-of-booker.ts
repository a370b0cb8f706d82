import type { Counterfoil } from '@counterfoil/client';
import { formats } from '@counterfoil/client/react';
import { catchError, combineLatest, distinctUntilChanged, EMPTY, merge, of, switchMap } from 'rxjs';
import { daysFrom } from './days.ts';
import { placeAt, placeKnownAt } from './known-place.ts';
import { weekLength, weekOf } from './week.ts';

/** The lists of the first service, and its free times of this week. */
const listsOf = (counterfoil: Counterfoil, providerId: string) => {
  const view = counterfoil.provider(providerId);
  const week = combineLatest([view.profile(), view.services()]).pipe(
    switchMap(([{ data: provider }, { data: services }]) => {
      const [first] = services;
      if (!provider || !first) return EMPTY;
      const today = formats('en', provider.timeZone).localDay(counterfoil.now());
      return weekOf(counterfoil, providerId, first.id, daysFrom(today, weekLength));
    }),
  );
  return combineLatest([view.resources(), week]).pipe(catchError(() => EMPTY));
};

/** The lists that a booker opens with. Until the server says where an unknown address leads, it is taken for an id. */
export const listsOfBooker = (counterfoil: Counterfoil, address: string) =>
  merge(of(placeKnownAt(address) ?? address), placeAt(counterfoil, address)).pipe(
    distinctUntilChanged(),
    switchMap((providerId) => listsOf(counterfoil, providerId)),
  );
