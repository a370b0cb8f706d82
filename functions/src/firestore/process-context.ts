import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import type { CommandContext } from './command-context.ts';
import { providerSwitches } from './provider-switches.ts';
import { verifiedAddress } from './verified-address.ts';

// At load: the SDK looks for the app when it decodes a Firestore event, before our code runs.
initializeApp();

let firestore: Firestore | undefined;

/**
 * The process's single Firestore client. It is created at first use, because loading the code must not need
 * credentials.
 */
const database = (): Firestore => {
  if (firestore) return firestore;
  firestore = getFirestore();
  firestore.settings({ ignoreUndefinedProperties: true });
  return firestore;
};

const addressOf = verifiedAddress(() => getAuth());

const switches = providerSwitches(() => Date.now());

/** A command context with the process's Firestore, the real clock, Auth and providers' switches. */
export const processContext = (): Required<CommandContext> => ({
  firestore: database(),
  clock: () => new Date(),
  addressOf,
  switchesOf: (providerId) => switches(database(), providerId),
});
