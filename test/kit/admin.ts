import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { projectId } from './emulators.ts';

const app = initializeApp({ projectId });

/** The server's view of the emulators: past the rules. */
export const firestore = getFirestore(app);
firestore.settings({ ignoreUndefinedProperties: true });

export const auth = getAuth(app);
