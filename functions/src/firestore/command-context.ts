import type { Firestore } from 'firebase-admin/firestore';

/** What executing commands needs from the world. */
export interface Executor {
  readonly firestore: Firestore;
  readonly clock: () => Date;
}
