import type { Counterfoil } from '@counterfoil/client';
import { combineLatest, EMPTY, type Observable, switchMap, take, takeUntil, timer } from 'rxjs';
import { listsOfBooker } from '../screens/customer/lists-of-booker.ts';
import { entranceOf } from '../screens/provider/entrance.ts';
import { listsOfToday } from '../screens/provider/lists-of-today.ts';
import { type ScreenFile, screensAt } from './first-screens.ts';

/** The lists that a screen opens with. `id` is the part of its address that names a place. */
type Opens = (counterfoil: Counterfoil, id: string) => Observable<unknown>;

/** None of them needs React. */
const screens: Partial<Record<ScreenFile, Opens>> = {
  'provider/place': entranceOf,
  'provider/today': listsOfToday,
  'customer/booker': listsOfBooker,
};

/** Until a screen holds its lists itself. */
const stayMs = 5000;

/**
 * Opens the lists of a screen as soon as it is known who is here, while React and the screen itself are still being
 * built. The screen then finds them open, with their data. Settles once they have it, or will not get it.
 */
export const openAhead = (counterfoil: Counterfoil, path: string): Promise<void> => {
  const [, id = ''] = path.split('/').filter(Boolean);
  const all = screensAt(path).flatMap((screen) => screens[screen] ?? []);
  return new Promise((resolve) => {
    const settle = () => resolve();
    counterfoil.user$
      .pipe(
        take(1),
        switchMap((user) =>
          user ? combineLatest(all.map((opens) => opens(counterfoil, decodeURIComponent(id)))) : EMPTY,
        ),
        takeUntil(timer(stayMs)),
      )
      // The screen asks again, and tells what is wrong.
      .subscribe({ next: settle, complete: settle, error: settle });
  });
};
