import { secondMs } from '@counterfoil/domain/core';
import type { Auth } from 'firebase/auth';
import {
  BehaviorSubject,
  combineLatest,
  distinctUntilChanged,
  map,
  Observable,
  of,
  shareReplay,
  startWith,
  switchMap,
  timer,
} from 'rxjs';
import type { Network } from './network.ts';

/**
 * `connected`: the server has confirmed the snapshot of a listener. `connecting`: there is a network, but the server
 * has not answered yet or the app has no listener. `offline`: the platform reports no network, or the server has been
 * silent for so long that the SDK shows its cache instead. `needs-sign-in`: nobody is signed in, or the sign-in was
 * revoked.
 */
export type ConnectionState = 'connected' | 'connecting' | 'offline' | 'needs-sign-in';

/** The SDK itself treats the device as offline after this time without an answer. */
const sdkTimeoutMs = 10 * secondMs;

export interface Connectivity {
  readonly state$: Observable<ConnectionState>;
  /** Records that a listener starts (`fromCache`) or receives a snapshot. */
  track(listener: object, fromCache: boolean): void;
  untrack(listener: object): void;
}

/** The state of a device that has a network and a signed-in user. */
const stateFromServer = (isConfirmed: boolean | undefined): Observable<ConnectionState> => {
  if (isConfirmed) return of('connected');
  const connecting = of<ConnectionState>('connecting');
  if (isConfirmed === undefined) return connecting;
  return timer(sdkTimeoutMs).pipe(
    map((): ConnectionState => 'offline'),
    startWith<ConnectionState>('connecting'),
  );
};

export const createConnectivity = (auth: Pick<Auth, 'onAuthStateChanged'>, { offline$ }: Network): Connectivity => {
  /** By listener: true if the server has confirmed its latest snapshot. */
  const listeners = new Map<object, boolean>();
  /** True if the server has confirmed any listener's snapshot; `undefined` while there is no listener. */
  const confirmed$ = new BehaviorSubject<boolean | undefined>(undefined);
  const update = (): void => {
    confirmed$.next(listeners.size > 0 ? [...listeners.values()].includes(true) : undefined);
  };
  const signedIn$ = new Observable<boolean>((subscriber) =>
    auth.onAuthStateChanged((user) => subscriber.next(user !== null)),
  );
  const serverState$ = confirmed$.pipe(distinctUntilChanged(), switchMap(stateFromServer));
  return {
    state$: combineLatest([signedIn$, offline$, serverState$]).pipe(
      map(([signedIn, offline, serverState]): ConnectionState => {
        if (!signedIn) return 'needs-sign-in';
        return offline ? 'offline' : serverState;
      }),
      distinctUntilChanged(),
      // All subscribers share one timer, late ones included.
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
    // When the SDK loses the server, every listener receives a snapshot from the cache.
    track: (listener, fromCache) => {
      listeners.set(listener, !fromCache);
      update();
    },
    untrack: (listener) => {
      listeners.delete(listener);
      update();
    },
  };
};
