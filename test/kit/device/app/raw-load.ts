import {
  providerCategories,
  providerIngredients,
  providerMembers,
  providerMenuItems,
  providerOrders,
  providerPrinters,
  providerRecipes,
  providerTables,
} from '@counterfoil/domain/core';
import { initializeApp } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import {
  CACHE_SIZE_UNLIMITED,
  connectFirestoreEmulator,
  getDocs,
  initializeFirestore,
  persistentLocalCache,
  persistentMultipleTabManager,
} from 'firebase/firestore';
import { toQuery } from '../../../../client/src/live/to-query.ts';
import { now } from './watching.ts';

/** The queries of a workspace of a restaurant's staff. */
const queries = [
  providerMembers,
  providerCategories,
  providerMenuItems,
  providerTables,
  providerPrinters,
  providerIngredients,
  providerRecipes,
  (providerId: string) => providerOrders(providerId, { open: true }),
];

const address = (emulator: string): [string, number] => {
  const [host = '', port] = emulator.split(':');
  return [host, Number(port)];
};

/**
 * Reads the documents of a workspace by the SDK alone, in parallel and with the same kind of cache.
 *
 * @returns milliseconds from the first request to the last answer, and the number of documents
 */
export const rawLoad = async (email: string, password: string, providerId: string) => {
  const { emulators, projectId } = globalThis.settings;
  const app = initializeApp({ projectId, apiKey: 'test' }, 'raw');
  const localCache = persistentLocalCache({
    tabManager: persistentMultipleTabManager(),
    cacheSizeBytes: CACHE_SIZE_UNLIMITED,
  });
  const auth = getAuth(app);
  connectAuthEmulator(auth, `http://${emulators.auth}`, { disableWarnings: true });
  const firestore = initializeFirestore(app, { localCache });
  connectFirestoreEmulator(firestore, ...address(emulators.firestore));
  await signInWithEmailAndPassword(auth, email, password);
  const began = now();
  const found = await Promise.all(queries.map((query) => getDocs(toQuery(firestore, query(providerId)))));
  return { ms: now() - began, documents: found.reduce((sum, { size }) => sum + size, 0) };
};
