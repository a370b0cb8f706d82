import { createCounterfoil } from '@counterfoil/client';
import { initializeApp } from 'firebase/app';
import { getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import { filter, firstValueFrom } from 'rxjs';

/** Milliseconds from the navigation of the page. */
export interface Start {
  /** Until the app's code has run. */
  readonly code: number;
  /** Until a list of the workspace shows its documents, from the cache. */
  readonly shown: number;
  /** Until the workspace is ready. */
  readonly ready: number;
}

export interface StartPage {
  signIn(email: string, password: string): Promise<unknown>;
  /** The start of this page; `undefined` while nobody is signed in. */
  readonly started: Promise<Start | undefined>;
}

declare global {
  var startPage: StartPage;
  var startSettings: {
    readonly projectId: string;
    readonly emulators: { readonly auth: string; readonly firestore: string; readonly functions: string };
    readonly providerId: string;
  };
}

const { projectId, emulators, providerId } = globalThis.startSettings;
const app = initializeApp({ projectId, apiKey: 'test' });
const counterfoil = createCounterfoil({ app, emulators });
const auth = getAuth(app);
const code = performance.now();

const start = async (): Promise<Start | undefined> => {
  await auth.authStateReady();
  if (!auth.currentUser) return undefined;
  const ready = counterfoil.openWorkspace(providerId).ready();
  await firstValueFrom(
    counterfoil
      .provider(providerId)
      .tables()
      .pipe(filter(({ data }) => data.length > 0)),
  );
  const shown = performance.now();
  await ready;
  return { code, shown, ready: performance.now() };
};

globalThis.startPage = {
  signIn: (email, password) => signInWithEmailAndPassword(auth, email, password),
  started: start(),
};
