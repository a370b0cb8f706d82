import type { Query } from '@counterfoil/domain/core';
import {
  collection,
  collectionGroup,
  type Firestore,
  type Query as FirestoreQuery,
  limit,
  orderBy,
  query,
  where,
} from 'firebase/firestore';

/** Converts a declared query to a query of the web SDK. */
export const toQuery = (firestore: Firestore, declared: Query): FirestoreQuery =>
  query(
    declared.scope === 'collection'
      ? collection(firestore, declared.collection)
      : collectionGroup(firestore, declared.collection),
    ...declared.where.map(([field, op, value]) => where(field, op, value)),
    ...declared.orderBy.map(([field, direction]) => orderBy(field, direction)),
    limit(declared.limit),
  );
