import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { Trace } from './traced-firestore.ts';

/** About the size of a booking's documents. */
const filler = { text: 'x'.repeat(700), at: new Date(0) };

const readable = 32;

const folder = (firestore: Firestore) => firestore.collection('floor');

/** Creates the documents that `runBaseline` reads. */
export const prepareBaseline = async (firestore: Firestore): Promise<void> => {
  const batch = firestore.batch();
  for (let n = 0; n < readable; n++) batch.set(folder(firestore).doc(`read-${n}`), filler);
  await batch.commit();
};

/**
 * Repeats a command's reads and writes by the Admin SDK alone, without any decision: as many documents per read, as
 * many writes per commit. No two commands share a written document.
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
