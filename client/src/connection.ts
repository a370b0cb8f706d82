import type { FirebaseApp } from 'firebase/app';
import { type Auth, connectAuthEmulator, getAuth } from 'firebase/auth';
import {
  connectFirestoreEmulator,
  type Firestore,
  initializeFirestore,
  memoryLocalCache,
  persistentLocalCache,
  persistentMultipleTabManager,
} from 'firebase/firestore';
import { connectFunctionsEmulator, type Functions, getFunctions } from 'firebase/functions';

export interface CounterfoilOptions {
  readonly app: FirebaseApp;
  /** The emulators' addresses as `host:port`; without them the real project is used. */
  readonly emulators?: { readonly auth: string; readonly firestore: string; readonly functions: string };
  /**
   * `persistent` keeps what was read and what waits to be sent on the device, shared by all tabs: the default where there is
   * an IndexedDB. `memory` forgets with the process: the default elsewhere.
   */
  readonly persistence?: 'persistent' | 'memory';
  /** Where the functions run: `us-central1` unless set. */
  readonly region?: string;
}

export interface Connection {
  readonly auth: Auth;
  readonly firestore: Firestore;
  readonly functions: Functions;
}

const split = (address: string): [host: string, port: number] => {
  const colon = address.lastIndexOf(':');
  return [address.slice(0, colon), Number(address.slice(colon + 1))];
};

/** The SDK's services for an app. Firestore must not have been used before: its cache is chosen here. */
export const connect = ({ app, emulators, persistence, region = 'us-central1' }: CounterfoilOptions): Connection => {
  const persistent = (persistence ?? (typeof indexedDB === 'undefined' ? 'memory' : 'persistent')) === 'persistent';
  const localCache = persistent
    ? persistentLocalCache({ tabManager: persistentMultipleTabManager() })
    : memoryLocalCache();
  const auth = getAuth(app);
  const firestore = initializeFirestore(app, { localCache, ignoreUndefinedProperties: true });
  const functions = getFunctions(app, region);
  if (emulators) {
    connectAuthEmulator(auth, `http://${emulators.auth}`, { disableWarnings: true });
    connectFirestoreEmulator(firestore, ...split(emulators.firestore));
    connectFunctionsEmulator(functions, ...split(emulators.functions));
  }
  return { auth, firestore, functions };
};
