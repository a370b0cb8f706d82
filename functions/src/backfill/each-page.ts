import { FieldPath, type Query, type QueryDocumentSnapshot } from 'firebase-admin/firestore';

const pageSize = 300;

/** Reads the documents of a query page by page, in the order of their paths. */
export async function* eachPage(query: Query): AsyncGenerator<readonly QueryDocumentSnapshot[]> {
  const ordered = query.orderBy(FieldPath.documentId()).limit(pageSize);
  for (let last: QueryDocumentSnapshot | undefined; ; ) {
    const { docs } = await (last ? ordered.startAfter(last) : ordered).get();
    if (docs.length === 0) return;
    yield docs;
    last = docs.at(-1);
  }
}
