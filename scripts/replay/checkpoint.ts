import type { Firestore } from 'firebase-admin/firestore';

/**
 * How far a replay has come. Earlier moments need not be played again, though a repeated command takes effect only
 * once.
 */
const path = (providerId: string): string => `replays/${providerId}`;

/** @param fileId a checkpoint of another file does not count */
export const readCheckpoint = async (firestore: Firestore, providerId: string, fileId: string): Promise<number> => {
  const stored = await firestore.doc(path(providerId)).get();
  return stored.get('fileId') === fileId ? Number(stored.get('moments')) : 0;
};

export const writeCheckpoint = (
  firestore: Firestore,
  providerId: string,
  fileId: string,
  moments: number,
): Promise<unknown> => firestore.doc(path(providerId)).set({ fileId, moments, updatedAt: new Date() });
