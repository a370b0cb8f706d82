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
import { pageEvents } from './page-events.ts';

/**
 * `connected`: the server has confirmed what a listener shows. `connecting`: there is a network, but the server has not answered yet
 * or nobody listens. `offline`: the platform reports no network, or the server has been silent for so long that the SDK shows its
 * cache instead. `needs-sign-in`: nobody is signed in, or the sign-in was revoked.
 */
export type ConnectionState = 'connected' | 'connecting' | 'offline' | 'needs-sign-in';

/** The SDK itself treats the device as offline after this time without an answer. */
const patienceMs = 10_000;

export interface Connectivity {
  readonly state$: Observable<ConnectionState>;
  /** A listener begins (from the cache) or receives a snapshot. */
  heard(listener: object, fromCache: boolean): void;
  ended(listener: object): void;
}

/** True if the platform knows that there is no network. */
export const isOffline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

/** The state of a device that has a network and a signed-in person. */
const servedState = (isSynced: boolean | undefined): Observable<ConnectionState> => {
  if (isSynced) return of('connected');
  const connecting = of<ConnectionState>('connecting');
  if (isSynced === undefined) return connecting;
  return timer(patienceMs).pipe(
    map((): ConnectionState => 'offline'),
    startWith<ConnectionState>('connecting'),
  );
};

export const createConnectivity = (auth: Auth): Connectivity => {
  /** Whether the server has confirmed each listener's snapshot. */
  const listeners = new Map<object, boolean>();
  /** True if it has confirmed any, `undefined` while nobody listens. */
  const synced$ = new BehaviorSubject<boolean | undefined>(undefined);
  const update = (): void => {
    synced$.next(listeners.size > 0 ? [...listeners.values()].includes(true) : undefined);
  };
  const signedIn$ = new Observable<boolean>((subscriber) =>
    auth.onAuthStateChanged((user) => subscriber.next(user !== null)),
  );
  const offline$ = pageEvents('online', 'offline').pipe(startWith(undefined), map(isOffline));
  const served$ = synced$.pipe(distinctUntilChanged(), switchMap(servedState));
  return {
    state$: combineLatest([signedIn$, offline$, served$]).pipe(
      map(([signedIn, offline, served]): ConnectionState => {
        if (!signedIn) return 'needs-sign-in';
        return offline ? 'offline' : served;
      }),
      distinctUntilChanged(),
      // One timer for all subscribers, late ones included.
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
    // When the SDK loses the server, every listener receives a snapshot from the cache.
    heard: (listener, fromCache) => {
      listeners.set(listener, !fromCache);
      update();
    },
    ended: (listener) => {
      listeners.delete(listener);
      update();
    },
  };
};
