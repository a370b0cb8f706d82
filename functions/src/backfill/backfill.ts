import type { Firestore } from 'firebase-admin/firestore';

export interface BackfillResult {
  readonly checked: number;
  readonly changed: number;
}

/**
 * Brings stored documents to the shape or address that this version expects. It may run again, and while the system
 * runs.
 */
export type Backfill = (firestore: Firestore) => Promise<BackfillResult>;
