import { beforeShards, type Query } from '@counterfoil/domain';
import { type Firestore, GrpcStatus, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { toQuery } from './to-query.ts';

type Page = readonly QueryDocumentSnapshot[];

/** All documents of a query, page by page. */
export async function* pagesOf(firestore: Firestore, due: Query): AsyncGenerator<Page> {
  const query = toQuery(firestore, due);
  for (let { docs } = await query.get(); docs.length > 0; { docs } = await query.startAfter(docs.at(-1)).get()) {
    yield docs;
  }
}

/** A query has no other precondition than its index. */
const lacksIndex = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === GrpcStatus.FAILED_PRECONDITION;

/**
 * Documents without a shard. An operator deletes the earlier version's index when its last instance is gone and all
 * documents have a shard.
 */
async function* pagesBeforeShards(firestore: Firestore, due: Query): AsyncGenerator<Page> {
  const earlier = beforeShards(due);
  if (!earlier) return;
  try {
    for await (const page of pagesOf(firestore, earlier)) {
      yield page.filter((document) => document.get('shard') === undefined);
    }
  } catch (error) {
    if (!lacksIndex(error)) throw error;
  }
}

/** All documents of a query, page by page, and at last those that earlier versions have written without a shard. */
export async function* duePages(firestore: Firestore, due: Query): AsyncGenerator<Page> {
  yield* pagesOf(firestore, due);
  yield* pagesBeforeShards(firestore, due);
}
