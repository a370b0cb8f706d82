import { minuteMs, type Provider, type SyncSettings, secondMs, syncOf } from '@counterfoil/domain/core';
import { catchError, distinctUntilChanged, map, type Observable, of, startWith } from 'rxjs';
import type { Live } from '../live/live.ts';
import type { ChosenIntervals, Intervals } from './freshness.ts';

/** The intervals in force: those that the app has chosen, otherwise those in the provider's settings, live. */
export const intervals = (profile: Live<Provider | undefined>, chosen: ChosenIntervals): Observable<Intervals> =>
  profile.pipe(
    map(({ data }) => syncOf(data?.settings)),
    // A person who may not read the profile any more loses the workspace, too.
    catchError(() => of<SyncSettings>({})),
    startWith<SyncSettings>({}),
    map(({ autoSync = true, checkMinutes = 5, staleMinutes = 10, healthSeconds = 60 }) => ({
      checkEveryMs: chosen.checkEveryMs ?? (autoSync && checkMinutes * minuteMs),
      staleAfterMs: chosen.staleAfterMs ?? staleMinutes * minuteMs,
      healthEveryMs: chosen.healthEveryMs ?? healthSeconds * secondMs,
    })),
    distinctUntilChanged((one, other) => JSON.stringify(one) === JSON.stringify(other)),
  );
