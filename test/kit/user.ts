import { randomUUID } from 'node:crypto';
import { type Counterfoil, createCounterfoil } from '@counterfoil/client';
import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { getAuth, signInWithCustomToken } from 'firebase/auth';
import { setLogLevel } from 'firebase/firestore';
import { auth } from './admin.ts';
import { emulators, projectId } from './emulators.ts';
import { newId } from './new-id.ts';

// The tests assert the refusals; the SDK need not log them as well.
setLogLevel('silent');

export interface TestUser {
  readonly uid: string;
  readonly app: FirebaseApp;
  readonly counterfoil: Counterfoil;
  close(): Promise<void>;
}

/** A person with a device: the client library, signed in. `reachable` holds the addresses that the device uses. */
export const signIn = async (uid = newId('user'), claims: object = {}, reachable = emulators): Promise<TestUser> => {
  const app = initializeApp({ projectId, apiKey: 'test' }, randomUUID());
  const counterfoil = createCounterfoil({ app, emulators: reachable });
  await signInWithCustomToken(getAuth(app), await auth.createCustomToken(uid, claims));
  return { uid, app, counterfoil, close: () => deleteApp(app) };
};

/** The id token of a signed-in person. */
export const idToken = async (uid: string, claims: object = {}): Promise<string> => {
  const url = `http://${emulators.auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken?key=test`;
  const body = JSON.stringify({ token: await auth.createCustomToken(uid, claims), returnSecureToken: true });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { idToken } = (await response.json()) as { idToken: string };
  return idToken;
};
