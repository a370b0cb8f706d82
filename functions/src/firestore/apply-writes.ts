import { type Fields, type Increments, invariant, serverTime, type Write } from '@counterfoil/domain';
import { FieldValue, type Precondition, type WriteBatch } from 'firebase-admin/firestore';
import type { ReadSet } from './read-set.ts';

/** Top-level values of the server's; `undefined` means absent. */
const encode = (data: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value === serverTime ? FieldValue.serverTimestamp() : value]),
  );

/** As an update: what is absent now is deleted. */
const encodeUpdate = (data: Fields, stored: Fields | undefined): Record<string, unknown> => {
  const keys = new Set([...Object.keys(stored ?? {}), ...Object.keys(data)]);
  const values = [...keys].map((key) => [key, data[key] === undefined ? FieldValue.delete() : data[key]]);
  return encode(Object.fromEntries(values));
};

/** A map in which nothing is added to is left out: merged, an empty map would replace the one that is there. */
const increments = (by: Increments): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(by).flatMap(([key, value]): [string, unknown][] => {
      if (typeof value === 'number') return [[key, FieldValue.increment(value)]];
      const inner = increments(value);
      return Object.keys(inner).length > 0 ? [[key, inner]] : [];
    }),
  );

/** What was read must still be as it was. What was not read must at least be there. */
const unchanged = (reads: ReadSet, path: string): Precondition => {
  const snapshot = reads.snapshot(path);
  if (!snapshot) return { exists: true };
  invariant(snapshot.updateTime, `${path} is to be changed but does not exist`);
  return { lastUpdateTime: snapshot.updateTime };
};

const applyOne = (batch: WriteBatch, write: Write, reads: ReadSet): void => {
  const ref = reads.ref(write.path);
  switch (write.op) {
    case 'create':
      batch.create(ref, encode(write.data));
      return;
    case 'update': {
      // An update with an `exists` precondition is what the SDK sends by itself; saying so would be refused.
      const precondition = unchanged(reads, write.path);
      const data = encodeUpdate(write.data, reads.snapshot(write.path)?.data());
      if (precondition.lastUpdateTime) batch.update(ref, data, precondition);
      else batch.update(ref, data);
      return;
    }
    case 'delete':
      batch.delete(ref, unchanged(reads, write.path));
      return;
    case 'set':
      batch.set(ref, encode(write.data));
      return;
    case 'drop':
      batch.delete(ref);
      return;
    case 'increment':
      batch.set(ref, { ...increments(write.by), ...encode(write.fields ?? {}) }, { merge: true });
      return;
    default:
      write satisfies never;
  }
};

/** Turns a decision's writes into the batch that commits them, each guarded by what was read. */
export const applyWrites = (batch: WriteBatch, writes: readonly Write[], reads: ReadSet): void => {
  for (const write of writes) applyOne(batch, write, reads);
};
