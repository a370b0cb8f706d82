import { AsyncLocalStorage } from 'node:async_hooks';
import { Firestore, Query, WriteBatch } from 'firebase-admin/firestore';

/** The reads and writes that Firestore bills: documents, and one read for a query without a result. */
export interface Operations {
  reads: number;
  writes: number;
}

const current = new AsyncLocalStorage<Operations>();

const { getAll } = Firestore.prototype;
Firestore.prototype.getAll = async function (...refs) {
  const snapshots = await getAll.apply(this, refs);
  const operations = current.getStore();
  if (operations) operations.reads += snapshots.length;
  return snapshots;
};

const { get } = Query.prototype;
Query.prototype.get = async function () {
  const result = await get.apply(this);
  const operations = current.getStore();
  if (operations) operations.reads += Math.max(1, result.size);
  return result;
};

const { commit } = WriteBatch.prototype;
WriteBatch.prototype.commit = async function () {
  const results = await commit.apply(this);
  const operations = current.getStore();
  if (operations) operations.writes += results.length;
  return results;
};

/** Adds up what the Admin SDK reads and writes during some work, beside other work in the same process. */
export const counting = <T>(operations: Operations, work: () => Promise<T>): Promise<T> =>
  current.run(operations, work);
