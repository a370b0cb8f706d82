import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { Trace } from './traced-firestore.ts';

/** About as large as a booking's documents. */
const filler = { text: 'x'.repeat(700), at: new Date(0) };

const readable = 32;

const folder = (firestore: Firestore) => firestore.collection('floor');

/** Documents for `sendRaw` to read. */
export const prepareBaseline = async (firestore: Firestore): Promise<void> => {
  const batch = firestore.batch();
  for (let n = 0; n < readable; n++) batch.set(folder(firestore).doc(`read-${n}`), filler);
  await batch.commit();
};

/**
 * Sends what a command sent, straight through the Admin SDK: as many documents a round of reads, as many writes a commit,
 * and no thought. No two of them meet in a document.
 */
export const runBaseline = async (firestore: Firestore, { reads, writes }: Trace): Promise<void> => {
  for (const count of reads) {
    const refs = Array.from({ length: count }, (_, n) => folder(firestore).doc(`read-${n % readable}`));
    await firestore.getAll(...refs);
  }
  for (const count of writes) {
    const batch = firestore.batch();
    for (let n = 0; n < count; n++) batch.create(folder(firestore).doc(randomUUID()), filler);
    await batch.commit();
  }
};
