import type { Counterfoil } from '@counterfoil/client';
import { catchError, EMPTY, filter, merge, mergeMap, type Observable, take, takeUntil, timer } from 'rxjs';
import { type ScreenFile, screensAt } from './first-screens.ts';

/** The lists that a screen opens with. `id` is the part of its address that names a place. */
type Opens = (counterfoil: Counterfoil, id: string) => Observable<unknown>;

const screens: Partial<Record<ScreenFile, () => Promise<Opens>>> = {
  'provider/place': async () => (await import('../screens/provider/place.tsx')).entranceOf,
  'provider/today': async () => (await import('../screens/provider/today.tsx')).listsOfToday,
  'customer/booker': async () => (await import('../screens/customer/booker.tsx')).listsOfBooker,
};

/** Until a screen holds its lists itself. */
const stayMs = 5000;

/**
 * Opens the lists of a screen as soon as it is known who is here, while React and the screen itself are still being
 * built. The screen then finds them open, with their data.
 */
export const openAhead = (counterfoil: Counterfoil, path: string): void => {
  const [, id = ''] = path.split('/').filter(Boolean);
  const all = screensAt(path).flatMap((screen) => screens[screen] ?? []);
  counterfoil.user$
    .pipe(
      filter((user) => user !== null),
      take(1),
      mergeMap(() => merge(...all.map((load) => load()))),
      mergeMap((opens) => opens(counterfoil, decodeURIComponent(id))),
      takeUntil(timer(stayMs)),
      // The screen asks again, and tells what is wrong.
      catchError(() => EMPTY),
    )
    .subscribe();
};
