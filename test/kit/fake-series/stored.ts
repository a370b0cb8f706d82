import type { Fields } from '@counterfoil/domain';
import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import { withDates } from '../../../functions/src/firestore/with-dates.ts';

const read = async (collection: CollectionReference): Promise<[string, Fields][]> => {
  const refs = await collection.listDocuments();
  const all = await Promise.all(
    refs.map(async (ref) => {
      const [snapshot, collections] = await Promise.all([ref.get(), ref.listCollections()]);
      const own: [string, Fields][] = snapshot.exists ? [[ref.path, Object(withDates(snapshot.data()))]] : [];
      return [...own, ...(await Promise.all(collections.map(read))).flat()];
    }),
  );
  return all.flat();
};

/** Without the figures that the server alone adds to an event: the times of its way, its shard and its importance. */
const asDecided = (path: string, data: Fields): Fields => {
  if (!/^serviceProviders\/[^/]+\/events\/[^/]+$/.test(path)) return data;
  const { shard: _, metadata, ...decided } = data;
  const { deviceId } = Object(metadata);
  return { ...decided, metadata: { deviceId, priority: 'normal' } };
};

/** Every document of a database by path, but for the receipts. */
export const storedDocuments = async (database: Firestore): Promise<Record<string, Fields>> => {
  const collections = (await database.listCollections()).filter(({ id }) => id !== 'receipts');
  const all = (await Promise.all(collections.map(read))).flat();
  return Object.fromEntries(all.map(([path, data]) => [path, asDecided(path, data)]));
};
