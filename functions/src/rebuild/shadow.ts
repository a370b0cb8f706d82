import { type Fields, type ProjectionName, rebuildRef } from '@counterfoil/domain';
import { type DocumentReference, FieldPath, type Firestore } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';

/**
 * The figures of a rebuild until the swap, below its state. The collection has the name of the states, because none of
 * their fields is indexed.
 */
const shadowOf = (firestore: Firestore, providerId: string) =>
  firestore.collection(`${rebuildRef(providerId).path}/projections`);

export const shadowRef = (
  firestore: Firestore,
  providerId: string,
  [name, id]: readonly [ProjectionName, string],
): DocumentReference => shadowOf(firestore, providerId).doc(`${name}.${id}`);

export interface Shadow {
  readonly id: string;
  readonly data: Fields;
}

/** The shadows of one projection, page by page, in the order of their ids. */
export async function* shadowPages(
  firestore: Firestore,
  providerId: string,
  name: ProjectionName,
  pageSize: number,
): AsyncGenerator<readonly Shadow[]> {
  const prefix = `${name}.`;
  const all = shadowOf(firestore, providerId)
    .orderBy(FieldPath.documentId())
    .endBefore(`${name}.\uf8ff`)
    .limit(pageSize);
  for (let query = all.startAt(prefix); ; ) {
    const { docs } = await query.get();
    const last = docs.at(-1);
    if (!last) return;
    yield docs.map((stored) => ({ id: stored.id.slice(prefix.length), data: withDates(stored.data()) as Fields }));
    query = all.startAfter(last.id);
  }
}

/** Deletes all shadows. It may be repeated. */
export const clearShadows = async (firestore: Firestore, providerId: string): Promise<void> => {
  const page = shadowOf(firestore, providerId).limit(300);
  for (let { docs } = await page.get(); docs.length > 0; { docs } = await page.get()) {
    const batch = firestore.batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
  }
};
