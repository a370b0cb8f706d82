import type { Firestore } from 'firebase-admin/firestore';

/** The dependencies of command execution: the database and the clock. */
export interface CommandContext {
  readonly firestore: Firestore;
  readonly clock: () => Date;
}
