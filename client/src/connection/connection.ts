import { type Auth, connectAuthEmulator, getAuth, type User } from 'firebase/auth';
import {
  CACHE_SIZE_UNLIMITED,
  clearIndexedDbPersistence,
  connectFirestoreEmulator,
  type Firestore,
  getFirestore,
  initializeFirestore,
  memoryLocalCache,
  persistentLocalCache,
  persistentMultipleTabManager,
  terminate,
} from 'firebase/firestore';
import { connectFunctionsEmulator, type Functions, getFunctions } from 'firebase/functions';
import { BehaviorSubject, filter, firstValueFrom, map, type Observable, ReplaySubject, Subject } from 'rxjs';
import { type Connectivity, createConnectivity } from './connectivity.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { othersAreInEarlierQueue } from './earlier-queue.ts';
import { createNetwork, type Network } from './network.ts';
import type { CounterfoilOptions, Diagnostic } from './options.ts';
import { pageEvents } from './page-events.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { readStored, store } from './storage.ts';
import type { Transport } from './transport.ts';

/** The part of Auth that the client uses once it is connected. */
export type SignedIn = Pick<Auth, 'currentUser' | 'onAuthStateChanged' | 'signOut'>;

/** The cache of the next instance: the device's as it is, the device's but empty, or none. */
export type CacheChoice = 'keep' | 'clear' | 'memory';

type ChooseCache = () => CacheChoice | Promise<CacheChoice>;

export interface Connection {
  readonly auth: SignedIn;
  readonly functions: Functions;
  /**
   * The current Firestore instance. `undefined` before it is known who is signed in, and while it is replaced: a
   * user must never see the cache of another.
   */
  readonly firestore$: BehaviorSubject<Firestore | undefined>;
  /** @throws CounterfoilError `unavailable` while the instance is replaced */
  firestore(): Firestore;
  /** Resolves with the instance of the signed-in user, once there is one. */
  whenFirestore(): Promise<Firestore>;
  /** Id of the signed-in user; `undefined` while nobody is signed in. */
  readonly uid$: Observable<string | undefined>;
  /** The signed-in user; `null` if nobody is. Emits once it is known. */
  readonly user$: Observable<User | null>;
  readonly connectivity: Connectivity;
  readonly network: Network;
  readonly clock: ServerClock;
  /** The shared streams that have a listener, by their keys. The observers of each are its subscribers. */
  readonly streams: Map<string, ReplaySubject<unknown>>;
  /** Emits the path of a collection or document whose listeners must restart. */
  readonly refresh$: Subject<string>;
  /** The latest faults, and each new one. */
  readonly diagnostics$: Observable<Diagnostic>;
  /** Default: the callable and the SDK. */
  readonly transport?: Transport;
  report(what: string, error: unknown): undefined;
  /**
   * Starts a new instance of Firestore, with the cache that `choose` names once all earlier renewals of the device are
   * over. `clear` drops the cache and pending writes of every user of the device: all tabs then start a new instance.
   * Resolves with the choice, or with `undefined` after a failure, which is reported: the instance is without the cache.
   */
  renew(choose: ChooseCache): Promise<CacheChoice | undefined>;
  close(): void;
}

const hostAndPort = (address: string): [host: string, port: number] => {
  const { hostname, port } = new URL(`http://${address}`);
  return [hostname, Number(port)];
};

export const isPersistent = ({ persistence }: CounterfoilOptions): boolean =>
  persistence ? persistence === 'persistent' : typeof indexedDB !== 'undefined';

/**
 * Opens an instance with the cache of the options. The app may have one already, also one that it asked for while the
 * client replaced its own: that one has chosen its cache.
 */
const openFirestore = (
  options: CounterfoilOptions,
  report: Connection['report'],
  inMemory = !isPersistent(options),
): Firestore => {
  const { app, emulators } = options;
  const localCache = inMemory
    ? memoryLocalCache()
    : persistentLocalCache({ tabManager: persistentMultipleTabManager(), cacheSizeBytes: CACHE_SIZE_UNLIMITED });
  const open = (): Firestore => {
    try {
      return initializeFirestore(app, { localCache, ignoreUndefinedProperties: true });
    } catch (error) {
      report('choosing the cache', error);
      return getFirestore(app);
    }
  };
  const firestore = open();
  if (emulators) connectFirestoreEmulator(firestore, ...hostAndPort(emulators.firestore));
  return firestore;
};

/** The user whose documents are in this device's cache. */
export const userKey = 'counterfoil/person';

/** `user/time` of the last clearing of the cache, in whichever tab. Also the name of the lock under which it happens. */
const clearedKey = 'counterfoil/cleared';

/**
 * Connects an app to the SDK's services. Call it before anything else uses Firestore, because it chooses the kind of
 * cache.
 */
export const connect = (options: CounterfoilOptions): Connection => {
  const { app, emulators, region = 'us-central1', onDiagnostic } = options;
  const auth = options.auth ?? getAuth(app);
  const functions = getFunctions(app, region);
  if (emulators) {
    if (!options.auth) connectAuthEmulator(auth, `http://${emulators.auth}`, { disableWarnings: true });
    connectFunctionsEmulator(functions, ...hostAndPort(emulators.functions));
  }
  const diagnostics$ = new ReplaySubject<Diagnostic>(50);
  diagnostics$.subscribe(onDiagnostic);
  const report = (what: string, error: unknown): undefined => void diagnostics$.next({ what, error });
  let current = options.firestore ?? openFirestore(options, report);
  const firestore$ = new BehaviorSubject<Firestore | undefined>(undefined);
  const users = new BehaviorSubject<User | null | undefined>(undefined);
  const user$ = users.pipe(filter((user) => user !== undefined));
  const network = createNetwork(options.online$);
  let renewing: ReturnType<Connection['renew']> | undefined;
  let isClosed = false;

  /** One that has failed cannot even end. */
  const end = () => terminate(current).catch(() => {});

  const replaceFirestore = async (choose: ChooseCache): Promise<CacheChoice> => {
    let choice = await choose();
    // An earlier renewal may have brought one.
    firestore$.next(undefined);
    try {
      const ended = end();
      // Without the cache, nothing has to wait for that.
      if (choice !== 'memory') await ended;
      if (choice === 'clear') {
        // Before the deletion, which ends the Firestore of the other tabs: this one may die meanwhile.
        store(clearedKey, `${admitted ?? ''}/${Date.now()}`);
        await clearIndexedDbPersistence(current);
        store(userKey, admitted ?? '');
      }
      return choice;
    } catch (error) {
      // Another tab may hold the cache. This user then does without it.
      choice = 'memory';
      throw error;
    } finally {
      if (!isClosed) {
        current = openFirestore(options, report, choice === 'memory' || undefined);
        firestore$.next(current);
      }
    }
  };
  /** The tabs share one database, so they choose one after the other. */
  const renew: Connection['renew'] = (choose) => {
    firestore$.next(undefined);
    // Another tab may wait for this one to leave the cache, and hold the lock meanwhile.
    void end();
    const replace = () => replaceFirestore(choose);
    renewing = Promise.resolve(renewing)
      .then(() => globalThis.navigator?.locks?.request(clearedKey, replace) ?? replace())
      // A page in a sandbox may not use locks.
      .catch((error) => (firestore$.value || isClosed ? Promise.reject(error) : replace()))
      .catch((error: unknown): undefined => report('clearing the cache', error));
    return renewing;
  };

  let admitted: string | undefined;
  let isKnown = false;
  /**
   * Notes who is signed in, before anything is read for that user. The SDK keeps one cache per device: it is cleared
   * for the next user. Commands that an earlier release left in it for others keep it, and the user gets none.
   */
  const admit = (): void => {
    const uid = auth.currentUser?.uid;
    if (!isKnown || !uid || uid === admitted) return;
    const isNext = admitted !== undefined || (readStored(userKey) || uid) !== uid;
    admitted = uid;
    const choose = () => {
      if (othersAreInEarlierQueue(uid)) return 'memory';
      // Another tab may have cleared it for the same user.
      return readStored(userKey) === uid ? 'keep' : 'clear';
    };
    if (isNext) void renew(choose);
    else store(userKey, uid);
  };
  // Clearing in one tab ends the Firestore of the others. The event names the user of the cache; this tab may have
  // another one still, and what it reads of `localStorage` may be old.
  const cleared = pageEvents('storage').subscribe((event) => {
    const { key, newValue }: Partial<StorageEvent> = Object(event);
    if (key === clearedKey) void renew(() => (admitted && newValue?.split('/')[0] !== admitted ? 'memory' : 'keep'));
  });

  const start = async (): Promise<void> => {
    await auth.authStateReady();
    if (isClosed) return;
    isKnown = true;
    admit();
    // A renewal brings its own instance.
    if (!renewing) firestore$.next(current);
  };
  void start();
  const stop = auth.onAuthStateChanged((user) => {
    admit();
    users.next(user);
  });

  const firestore = (): Firestore => {
    admit();
    if (firestore$.value) return firestore$.value;
    throw new CounterfoilError('unavailable', 'it ended');
  };
  return {
    auth,
    functions,
    firestore$,
    firestore,
    whenFirestore: () => {
      admit();
      return firstValueFrom(firestore$.pipe(filter((instance) => instance !== undefined)));
    },
    uid$: users.pipe(map((user) => user?.uid)),
    user$,
    connectivity: createConnectivity(user$, network),
    network,
    clock: createServerClock(),
    streams: new Map(),
    refresh$: new Subject(),
    diagnostics$,
    report,
    renew,
    close: () => {
      isClosed = true;
      stop();
      cleared.unsubscribe();
      firestore$.next(undefined);
    },
  };
};
