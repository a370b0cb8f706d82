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
  /** Addresses of the emulators, each as `host:port`. Without them the client connects to the real project. */
  readonly emulators?: { readonly auth: string; readonly firestore: string; readonly functions: string };
  /**
   * `persistent` keeps the cache and all pending writes in IndexedDB. All tabs share them, and they have no size
   * limit. It is the default where IndexedDB exists. `memory` loses both when the process ends, and is the default
   * elsewhere.
   */
  readonly persistence?: 'persistent' | 'memory';
  /** Region of the functions. Default: `us-central1`. */
  readonly region?: string;
}

export interface Connection {
  readonly auth: Auth;
  readonly functions: Functions;
  /** The current Firestore instance. `renew` replaces it; `undefined` meanwhile. */
  readonly firestore$: BehaviorSubject<Firestore | undefined>;
  /** @throws CounterfoilError `unavailable` while `renew` replaces the instance */
  firestore(): Firestore;
  /** Id of the signed-in user; `undefined` while nobody is signed in. */
  readonly uid$: Observable<string | undefined>;
  readonly connectivity: Connectivity;
  /** Emits the path of a collection or document whose listeners must restart. */
  readonly refresh$: Subject<string>;
  /**
   * Terminates Firestore and starts a new instance. `forget` also clears the device's cache and pending writes, of
   * every user of the device. Concurrent calls run one after the other.
   */
  renew(how?: { readonly forget: boolean }): Promise<void>;
}

const hostAndPort = (address: string): [host: string, port: number] => {
  const { hostname, port } = new URL(`http://${address}`);
  return [hostname, Number(port)];
};

const openFirestore = ({ app, emulators, persistence }: CounterfoilOptions): Firestore => {
  const isPersistent = persistence ? persistence === 'persistent' : typeof indexedDB !== 'undefined';
  const localCache = isPersistent
    ? persistentLocalCache({ tabManager: persistentMultipleTabManager(), cacheSizeBytes: CACHE_SIZE_UNLIMITED })
    : memoryLocalCache();
  const firestore = initializeFirestore(app, { localCache, ignoreUndefinedProperties: true });
  if (emulators) connectFirestoreEmulator(firestore, ...hostAndPort(emulators.firestore));
  return firestore;
};

/**
 * Connects an app to the SDK's services. Call it before anything else uses Firestore, because it chooses the kind of
 * cache.
 */
export const connect = (options: CounterfoilOptions): Connection => {
  const { app, emulators, region = 'us-central1' } = options;
  const auth = getAuth(app);
  const functions = getFunctions(app, region);
  if (emulators) {
    connectAuthEmulator(auth, `http://${emulators.auth}`, { disableWarnings: true });
    connectFunctionsEmulator(functions, ...hostAndPort(emulators.functions));
  }
  const firestore$ = new BehaviorSubject<Firestore | undefined>(openFirestore(options));
  const uid$ = new BehaviorSubject<string | undefined>(auth.currentUser?.uid);
  auth.onAuthStateChanged((user) => uid$.next(user?.uid));

  const firestore = (): Firestore => {
    if (firestore$.value) return firestore$.value;
    throw new CounterfoilError('unavailable', 'Firestore ended');
  };
  const replaceFirestore = async (forget = false): Promise<void> => {
    const previous = firestore();
    firestore$.next(undefined);
    try {
      await terminate(previous);
      if (forget) await clearIndexedDbPersistence(previous);
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
    uid$,
    connectivity: createConnectivity(auth),
    refresh$: new Subject(),
    renew: (how) => {
      renewing = renewing.catch(() => {}).then(() => replaceFirestore(how?.forget));
      return renewing;
    },
  };
};
