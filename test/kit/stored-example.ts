import { type Command, endUserPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { Example } from '../../scripts/costs/examples/examples.ts';
import { newId } from './new-id.ts';

/** The people of the fixtures. */
const people = ['alice', 'bob', 'gina', 'olga', 'sam', 'sue', 'kim'];

/** Stores the documents that an example's stage had before its last command, and a device for each person. */
export const storeExample = async (database: Firestore, { played, stage: { store } }: Example): Promise<void> => {
  const before = Object.fromEntries(store.paths().map((path) => [path, store.get(path)]));
  const batch = database.batch();
  for (const [path, data] of Object.entries({ ...before, ...played.before })) {
    if (data) batch.set(database.doc(path), data);
  }
  for (const uid of people) batch.set(database.doc(`${endUserPath(uid)}/devices/phone`), { token: `token-${uid}` });
  await batch.commit();
};

/** The last command of an example, for the executor. */
export const commandOf = ({ played: { type, payload, at }, stage: { providerId } }: Example): Command => ({
  id: newId('command'),
  type,
  providerId,
  payload,
  issuedAt: at.toISOString(),
});
