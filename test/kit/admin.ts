import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { projectId } from './emulators.ts';

const app = initializeApp({ projectId });

/**
 * A database of its own, for tests that must not meet anybody: no trigger and no schedule looks into it.
 */
export const openDatabase = (id: string): Firestore => {
  const database = getFirestore(app, id);
  database.settings({ ignoreUndefinedProperties: true });
  return database;
};

/** The server's view of the database all share: past the rules. */
export const firestore = openDatabase('(default)');

export const auth = getAuth(app);
