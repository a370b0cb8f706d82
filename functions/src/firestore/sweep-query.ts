import type { Query } from '@counterfoil/domain';
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { toQuery } from './to-query.ts';

/** Documents handled in parallel; each mostly waits for the network. */
const concurrency = 16;

export interface SweepResult {
  readonly done: number;
  /** The errors of the documents that failed; these stay due. */
  readonly failures: readonly unknown[];
}

/**
 * Handles every document of a query, page by page. A document that fails does not stop the others.
 *
 * @param handle returns how many documents it changed
 */
export const sweepQuery = async (
  firestore: Firestore,
  due: Query,
  handle: (document: QueryDocumentSnapshot) => Promise<number>,
): Promise<SweepResult> => {
  const query = toQuery(firestore, due);
  const limit = pLimit(concurrency);
  const failures: unknown[] = [];
  let done = 0;
  let last: QueryDocumentSnapshot | undefined;
  do {
    const { docs } = await (last ? query.startAfter(last) : query).get();
    const results = await Promise.allSettled(docs.map((document) => limit(() => handle(document))));
    for (const result of results) {
      if (result.status === 'fulfilled') done += result.value;
      else failures.push(result.reason);
    }
    last = docs.at(-1);
  } while (last);
  return { done, failures };
};
