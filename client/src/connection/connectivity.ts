import { type Query, secondMs } from '@counterfoil/domain/core';
import type { User } from 'firebase/auth';
import {
  combineLatest,
  distinctUntilChanged,
  map,
  NEVER,
  type Observable,
  of,
  Subject,
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

/** A started Firestore listener. */
export interface Listener {
  /** Path of its document or collection. */
  readonly path: string;
  readonly query?: Query | undefined;
  readonly since: Date;
}

/** A snapshot of the SDK. */
export interface Heard {
  readonly metadata: { readonly fromCache: boolean };
}

export interface Connectivity {
  readonly state$: Observable<ConnectionState>;
  /** The open listeners with their latest snapshots; `undefined` before the first. */
  readonly listeners: ReadonlyMap<Listener, Heard | undefined>;
  /** Emits a listener that starts, receives a snapshot or stops. */
  readonly listened$: Observable<Listener>;
  /** Records that a listener starts or receives a snapshot. */
  track(listener: Listener, snapshot?: Heard): void;
  untrack(listener: Listener): void;
}

/** The state of a device that has a network and a signed-in user. */
const stateFromServer = (isConfirmed: boolean | undefined): Observable<ConnectionState> => {
  if (isConfirmed) return of('connected');
  return (isConfirmed === undefined ? NEVER : timer(sdkTimeoutMs)).pipe(
    map((): ConnectionState => 'offline'),
    startWith<ConnectionState>('connecting'),
  );
};

export const createConnectivity = (user$: Observable<User | null>, { offline$ }: Network): Connectivity => {
  const listeners = new Map<Listener, Heard | undefined>();
  const listened$ = new Subject<Listener>();
  /** True if the server has confirmed any listener's snapshot; `undefined` while there is no listener. */
  const isConfirmed = (): boolean | undefined =>
    listeners.size > 0 ? [...listeners.values()].some((heard) => heard?.metadata.fromCache === false) : undefined;
  const serverState$ = listened$.pipe(
    startWith(undefined),
    map(isConfirmed),
    distinctUntilChanged(),
    switchMap(stateFromServer),
  );
  return {
    state$: combineLatest([user$, offline$, serverState$]).pipe(
      map(([user, offline, serverState]): ConnectionState => {
        if (!user) return 'needs-sign-in';
        return offline ? 'offline' : serverState;
      }),
      distinctUntilChanged(),
      // All subscribers share one timer, late ones included.
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
    // When the SDK loses the server, every listener receives a snapshot from the cache.
    track: (listener, snapshot) => {
      listeners.set(listener, snapshot);
      listened$.next(listener);
    },
    untrack: (listener) => {
      listeners.delete(listener);
      listened$.next(listener);
    },
    listeners,
    listened$,
  };
};
