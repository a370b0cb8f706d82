import type { Query } from '@counterfoil/domain';
import type { Firestore, Query as FirestoreQuery } from 'firebase-admin/firestore';

/** Turns a declared query into a query of the Admin SDK. */
export const toQuery = (firestore: Firestore, { collection, scope, where, orderBy, limit }: Query): FirestoreQuery => {
  let query: FirestoreQuery =
    scope === 'collection' ? firestore.collection(collection) : firestore.collectionGroup(collection);
  for (const [field, op, value] of where) query = query.where(field, op, value);
  for (const [field, direction] of orderBy) query = query.orderBy(field, direction);
  return query.limit(limit);
};
