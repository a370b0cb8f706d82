import { type Counterfoil, createCounterfoil } from '@counterfoil/client';
import { deleteApp, initializeApp } from 'firebase/app';
import { getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import { type Firestore, getFirestore } from 'firebase/firestore';
import { projectId } from '../suite/suite.ts';
import { type Person, password } from './people.ts';

export interface Device {
  readonly person: Person;
  readonly counterfoil: Counterfoil;
  readonly firestore: Firestore;
  close(): Promise<void>;
}

/** The addresses of the suite, from its environment variables. */
const emulators = () => ({
  auth: process.env.FIREBASE_AUTH_EMULATOR_HOST ?? '',
  firestore: process.env.FIRESTORE_EMULATOR_HOST ?? '',
  functions: process.env.FUNCTIONS_EMULATOR_HOST ?? '',
});

/** A person with a device: the client library, signed in. */
export const openDevice = async (person: Person): Promise<Device> => {
  const app = initializeApp({ projectId, apiKey: 'demo' }, person.uid);
  const counterfoil = createCounterfoil({ app, emulators: emulators() });
  await signInWithEmailAndPassword(getAuth(app), person.email, password);
  return { person, counterfoil, firestore: getFirestore(app), close: () => deleteApp(app) };
};
