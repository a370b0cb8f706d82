import type { FirebaseApp } from 'firebase/app';
import { type Auth, connectAuthEmulator, getAuth } from 'firebase/auth';
import {
  CACHE_SIZE_UNLIMITED,
  clearIndexedDbPersistence,
  connectFirestoreEmulator,
  type Firestore,
  initializeFirestore,
  memoryLocalCache,
  persistentLocalCache,
  persistentMultipleTabManager,
  terminate,
} from 'firebase/firestore';
import { connectFunctionsEmulator, type Functions, getFunctions } from 'firebase/functions';
import { BehaviorSubject, type Observable, Subject } from 'rxjs';
import { type Connectivity, createConnectivity } from './connectivity.ts';
import { CounterfoilError } from './counterfoil-error.ts';

export interface CounterfoilOptions {
  readonly app: FirebaseApp;
  /** The emulators' addresses as `host:port`; without them the real project is used. */
  readonly emulators?: { readonly auth: string; readonly firestore: string; readonly functions: string };
  /**
   * `persistent` keeps what was read and what waits to be sent on the device, shared by all tabs and without a limit: the default
   * where there is an IndexedDB. `memory` forgets with the process: the default elsewhere.
   */
  readonly persistence?: 'persistent' | 'memory';
  /** Where the functions run: `us-central1` unless set. */
  readonly region?: string;
}

export interface Connection {
  readonly auth: Auth;
  readonly functions: Functions;
  /** Firestore as it is now: another one once this device's cache has been cleared, and none while that goes on. */
  readonly firestore$: BehaviorSubject<Firestore | undefined>;
  /** @throws CounterfoilError `unavailable` while this device's cache is cleared */
  firestore(): Firestore;
  /** Who is signed in, by user id. */
  readonly person$: Observable<string | undefined>;
  /** How well this device is connected, as its listeners tell. */
  readonly connectivity: Connectivity;
  /** Collections whose listeners are to begin anew. */
  readonly refresh$: Subject<string>;
  /**
   * Begins with another Firestore; `forget` drops all that this device has kept, what waits to be sent included, of everybody who has
   * used it. One after the other.
   */
  renew(how?: { readonly forget: boolean }): Promise<void>;
}

const split = (address: string): [host: string, port: number] => {
  const { hostname, port } = new URL(`http://${address}`);
  return [hostname, Number(port)];
};

const openFirestore = ({ app, emulators, persistence }: CounterfoilOptions): Firestore => {
  const persistent = (persistence ?? (typeof indexedDB === 'undefined' ? 'memory' : 'persistent')) === 'persistent';
  const localCache = persistent
    ? persistentLocalCache({ tabManager: persistentMultipleTabManager(), cacheSizeBytes: CACHE_SIZE_UNLIMITED })
    : memoryLocalCache();
  const firestore = initializeFirestore(app, { localCache, ignoreUndefinedProperties: true });
  if (emulators) connectFirestoreEmulator(firestore, ...split(emulators.firestore));
  return firestore;
};

/** The SDK's services for an app. Firestore must not have been used before: its cache is chosen here. */
export const connect = (options: CounterfoilOptions): Connection => {
  const { app, emulators, region = 'us-central1' } = options;
  const auth = getAuth(app);
  const functions = getFunctions(app, region);
  if (emulators) {
    connectAuthEmulator(auth, `http://${emulators.auth}`, { disableWarnings: true });
    connectFunctionsEmulator(functions, ...split(emulators.functions));
  }
  const firestore$ = new BehaviorSubject<Firestore | undefined>(openFirestore(options));
  const person$ = new BehaviorSubject<string | undefined>(auth.currentUser?.uid);
  auth.onAuthStateChanged((user) => person$.next(user?.uid));

  const firestore = (): Firestore => {
    if (firestore$.value) return firestore$.value;
    throw new CounterfoilError('unavailable', 'the cache is being cleared');
  };
  const renewNow = async (forget = false): Promise<void> => {
    const before = firestore();
    firestore$.next(undefined);
    try {
      await terminate(before);
      if (forget) await clearIndexedDbPersistence(before);
    } finally {
      firestore$.next(openFirestore(options));
    }
  };
  let renewing: Promise<void> = Promise.resolve();
  return {
    auth,
    functions,
    firestore$,
    firestore,
    person$,
    connectivity: createConnectivity(auth),
    refresh$: new Subject(),
    renew: (how) => {
      renewing = renewing.catch(() => {}).then(() => renewNow(how?.forget));
      return renewing;
    },
  };
};
