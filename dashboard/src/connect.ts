import { type Counterfoil, createCounterfoil } from '@counterfoil/client';
import { type FirebaseOptions, initializeApp } from 'firebase/app';
import { type Auth, getAuth } from 'firebase/auth';

type Emulators = Readonly<Record<'auth' | 'firestore' | 'functions', { readonly hostAndPort: string }>>;

/** What Hosting's `init.js` leaves on the page; `firebaseEmulators` only in the emulator suite. */
declare global {
  var firebaseConfig: FirebaseOptions;
  var firebaseEmulators: Emulators | undefined;
}

export interface Connected {
  readonly auth: Auth;
  readonly counterfoil: Counterfoil;
}

/** The project that serves this page. */
export const connect = (): Connected => {
  const app = initializeApp(globalThis.firebaseConfig);
  const found = globalThis.firebaseEmulators;
  const emulators = found && {
    auth: found.auth.hostAndPort,
    firestore: found.firestore.hostAndPort,
    functions: found.functions.hostAndPort,
  };
  return { auth: getAuth(app), counterfoil: createCounterfoil(emulators ? { app, emulators } : { app }) };
};
