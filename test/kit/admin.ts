import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { projectId } from './emulators.ts';
import { noteDatabase } from './opened-databases.ts';

const app = initializeApp({ projectId });

/** A separate database for tests that must be alone: no trigger and no schedule reads it. */
export const openDatabase = (id: string): Firestore => {
  const database = getFirestore(app, id);
  noteDatabase(id);
  database.settings({ ignoreUndefinedProperties: true });
  return database;
};

/** The shared database, by the Admin SDK: the rules do not apply. */
export const firestore = openDatabase('(default)');

export const auth = getAuth(app);
