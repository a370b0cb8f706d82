import type { Firestore } from 'firebase-admin/firestore';

/** What executing commands needs from the world. */
export interface CommandContext {
  readonly firestore: Firestore;
  readonly clock: () => Date;
}
