import type { Firestore } from 'firebase-admin/firestore';

/** How far a replay has come: moments before it need not be played again. What is played twice takes effect once anyway. */
const path = (providerId: string): string => `replays/${providerId}`;

/** @param fileId another file starts anew */
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
