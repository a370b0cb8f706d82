import type { FirebaseApp } from 'firebase/app';
import type { Auth } from 'firebase/auth';
import type { Firestore } from 'firebase/firestore';
import type { Observable } from 'rxjs';
import type { JournalStorage } from '../journal/journal-storage.ts';

export interface CounterfoilOptions {
  readonly app: FirebaseApp;
  /** Addresses of the emulators, each as `host:port`. Without them the client connects to the real project. */
  readonly emulators?: { readonly auth: string; readonly firestore: string; readonly functions: string };
  /**
   * `persistent` keeps the cache and all unsent work in IndexedDB. All tabs share them, and they have no size
   * limit. It is the default where IndexedDB exists. `memory` loses both when the process ends, and is the default
   * elsewhere.
   */
  readonly persistence?: 'persistent' | 'memory';
  /** Where the device keeps unsent work, for platforms without IndexedDB, such as React Native. */
  readonly journal?: JournalStorage;
  /** Region of the functions. Default: `us-central1`. */
  readonly region?: string;
  /** The app's own Auth, for example with another persistence. Default: `getAuth(app)`. */
  readonly auth?: Auth;
  /** The app's own Firestore. Default: the app's existing one, or a new one with the cache of `persistence`. */
  readonly firestore?: Firestore;
  /** The app's own view of the network, for platforms without `navigator.onLine`. */
  readonly online$?: Observable<boolean>;
  /** Receives what the client handles by itself, such as a failed attempt to send. For logs. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void;
}

/** A fault that the client handles by itself. */
export interface Diagnostic {
  /** The operation that failed. */
  readonly what: string;
  readonly error: unknown;
}
