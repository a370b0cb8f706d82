import { expiredHolds } from '@counterfoil/domain';
import { type Firestore, GrpcStatus } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { duePages } from './due-pages.ts';

/** A database whose queries answer with nothing, or fail unless they name a shard. */
const failingWithoutShards = (code: GrpcStatus): Firestore => {
  const query = (fields: readonly string[]): object => ({
    where: (field: string) => query([...fields, field]),
    orderBy: () => query(fields),
    limit: () => query(fields),
    get: () =>
      fields.includes('shard') ? { docs: [] } : Promise.reject(Object.assign(new Error('refused'), { code })),
  });
  return { collectionGroup: () => query([]) } as unknown as Firestore;
};

const read = async (firestore: Firestore): Promise<unknown> => {
  const pages: unknown[] = [];
  for await (const page of duePages(firestore, expiredHolds(new Date()))) pages.push(page);
  return pages;
};

test('does without the index of earlier versions', async () => {
  expect(await read(failingWithoutShards(GrpcStatus.FAILED_PRECONDITION))).toEqual([]);
});

test('reports every other failure', async () => {
  await expect(read(failingWithoutShards(GrpcStatus.UNAVAILABLE))).rejects.toThrow('refused');
});
