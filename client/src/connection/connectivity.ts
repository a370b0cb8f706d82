import type { Auth } from 'firebase/auth';
import {
  BehaviorSubject,
  combineLatest,
  distinctUntilChanged,
  fromEvent,
  map,
  merge,
  Observable,
  of,
  shareReplay,
  startWith,
  switchMap,
  timer,
} from 'rxjs';

/**
 * `connected`: the server has confirmed what a listener shows. `connecting`: there is a network, and the server has not answered
 * yet, or nobody listens. `offline`: the platform says that there is no network, or nothing has been heard for so long that the SDK
 * shows its cache instead. `needs-sign-in`: nobody is signed in, or the
 * sign-in has been taken away.
 */
export type ConnectionState = 'connected' | 'connecting' | 'offline' | 'needs-sign-in';

/** After so long without an answer the SDK itself takes the device for offline. */
const patienceMs = 10_000;

export interface Connectivity {
  readonly state$: Observable<ConnectionState>;
  /** What a listener has just been given. */
  heard(listener: object, fromCache: boolean): void;
  /** A listener waits for what it will be given. */
  began(listener: object): void;
  ended(listener: object): void;
}

/** Whether the platform knows that there is no network; where it knows nothing, there may be one. */
export const isOffline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

const offline$ = (): Observable<boolean> =>
  typeof addEventListener === 'undefined'
    ? of(false)
    : merge(fromEvent(globalThis, 'online'), fromEvent(globalThis, 'offline')).pipe(
        startWith(undefined),
        map(isOffline),
      );

export const createConnectivity = (auth: Auth): Connectivity => {
  /** Who listens, and whether the server stands for what they show. */
  const listeners = new Map<object, boolean>();
  const heard$ = new BehaviorSubject<'nothing' | 'waiting' | 'synced'>('nothing');
  const tell = (): void => {
    const waiting = listeners.size > 0 ? 'waiting' : 'nothing';
    heard$.next([...listeners.values()].includes(true) ? 'synced' : waiting);
  };
  const tooLong$ = heard$.pipe(
    distinctUntilChanged(),
    switchMap((heard) =>
      heard === 'waiting'
        ? timer(patienceMs).pipe(
            map(() => true),
            startWith(false),
          )
        : of(false),
    ),
  );
  const signedIn$ = new Observable<boolean>((subscriber) =>
    auth.onAuthStateChanged((user) => subscriber.next(user !== null)),
  );
  return {
    state$: combineLatest([signedIn$, offline$(), heard$, tooLong$]).pipe(
      map(([signedIn, offline, heard, tooLong]): ConnectionState => {
        if (!signedIn) return 'needs-sign-in';
        if (offline) return 'offline';
        if (heard === 'synced') return 'connected';
        return tooLong ? 'offline' : 'connecting';
      }),
      distinctUntilChanged(),
      // One clock for all who ask, also for who asks late.
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
    // The SDK tells every listener that it shows the cache when it has lost the server.
    heard: (listener, fromCache) => {
      listeners.set(listener, !fromCache);
      tell();
    },
    began: (listener) => {
      listeners.set(listener, false);
      tell();
    },
    ended: (listener) => {
      listeners.delete(listener);
      tell();
    },
  };
};
