import { type Counterfoil, createCounterfoil } from '@counterfoil/client';
import { type FirebaseOptions, initializeApp } from 'firebase/app';
import { type Auth, getAuth } from 'firebase/auth';

type Emulators = Readonly<Record<'auth' | 'firestore' | 'functions', { readonly hostAndPort: string }>>;

/** Set by Hosting's `init.js`; `firebaseEmulators` only in the emulator suite. */
declare global {
  var firebaseConfig: FirebaseOptions;
  var firebaseEmulators: Emulators | undefined;
}

export interface Connection {
  readonly auth: Auth;
  readonly counterfoil: Counterfoil;
}

/** Connects to the project that serves this page. */
export const connect = (): Connection => {
  const app = initializeApp(globalThis.firebaseConfig);
  const config = globalThis.firebaseEmulators;
  const emulators = config && {
    auth: config.auth.hostAndPort,
    firestore: config.firestore.hostAndPort,
    functions: config.functions.hostAndPort,
  };
  return { auth: getAuth(app), counterfoil: createCounterfoil(emulators ? { app, emulators } : { app }) };
};
