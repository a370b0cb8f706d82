import { initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import type { CommandContext } from './command-context.ts';

// At load, because decoding a Firestore event looks for the app before our code runs.
initializeApp();

let firestore: Firestore | undefined;

/** The process's one Firestore, made at first use: loading the code must not need credentials. */
const database = (): Firestore => {
  if (firestore) return firestore;
  firestore = getFirestore();
  firestore.settings({ ignoreUndefinedProperties: true });
  return firestore;
};

/** Executes on the process's Firestore, by the real clock. */
export const processContext = (): CommandContext => ({ firestore: database(), clock: () => new Date() });
