import type { Query } from '@counterfoil/domain';
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { toQuery } from './to-query.ts';

/** At a time; most of it is waiting for others. */
const concurrency = 16;

export interface SweepResult {
  readonly done: number;
  /** What failed of those that could not be done; they stay due. */
  readonly failures: readonly unknown[];
}

/**
 * Does something with every document that is due, page by page. One that fails does not keep the others.
 *
 * @param handle says how much it did
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
