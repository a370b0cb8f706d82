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

/** For developers: `?inspect` in the address shows what the client does. */
const inspectIfAsked = async (counterfoil: Counterfoil): Promise<void> => {
  if (!new URLSearchParams(location.search).has('inspect')) return;
  const { attachInspector } = await import('@counterfoil/client/inspector');
  attachInspector(counterfoil);
};

/** Connects to the project that serves this page. */
export const connect = (): Connection => {
  const app = initializeApp(globalThis.firebaseConfig);
  const config = globalThis.firebaseEmulators;
  const emulators = config && {
    auth: config.auth.hostAndPort,
    firestore: config.firestore.hostAndPort,
    functions: config.functions.hostAndPort,
  };
  const counterfoil = createCounterfoil(emulators ? { app, emulators } : { app });
  void inspectIfAsked(counterfoil);
  return { auth: getAuth(app), counterfoil };
};
