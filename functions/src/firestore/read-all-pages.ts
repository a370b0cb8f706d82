import type { Query } from '@counterfoil/domain';
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { toQuery } from './to-query.ts';

/** Reads every document that a query matches, page by page. */
export const readAllPages = async (firestore: Firestore, query: Query): Promise<QueryDocumentSnapshot[]> => {
  const documents: QueryDocumentSnapshot[] = [];
  for (;;) {
    const last = documents.at(-1);
    const page = toQuery(firestore, query);
    const { docs } = await (last ? page.startAfter(last) : page).get();
    documents.push(...docs);
    if (docs.length < query.limit) return documents;
  }
};
