import { type Fields, type Increments, invariant, serverTime, type Write } from '@counterfoil/domain';
import { FieldValue, type Precondition, type WriteBatch } from 'firebase-admin/firestore';
import type { ReadSet } from './read-set.ts';

/** Encodes top-level values for Firestore, such as the server timestamp. `undefined` means absent. */
const encode = (data: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value === serverTime ? FieldValue.serverTimestamp() : value]),
  );

/** Encodes an update: fields that are absent now are deleted. */
const encodeUpdate = (data: Fields, stored: Fields | undefined): Record<string, unknown> => {
  const keys = new Set([...Object.keys(stored ?? {}), ...Object.keys(data)]);
  const values = [...keys].map((key) => [key, data[key] === undefined ? FieldValue.delete() : data[key]]);
  return encode(Object.fromEntries(values));
};

/** Leaves out maps without increments: in a merge, an empty map would replace the stored one. */
const increments = (by: Increments): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(by).flatMap(([key, value]): [string, unknown][] => {
      if (typeof value === 'number') return [[key, FieldValue.increment(value)]];
      const inner = increments(value);
      return Object.keys(inner).length > 0 ? [[key, inner]] : [];
    }),
  );

/** The precondition for a document: unchanged since it was read, or at least existing if it was not read. */
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
      // The SDK adds the `exists` precondition to an update itself, and refuses it as an argument.
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

/** Adds a decision's writes to a batch, each with the precondition that its document is unchanged since it was read. */
export const applyWrites = (batch: WriteBatch, writes: readonly Write[], reads: ReadSet): void => {
  for (const write of writes) applyOne(batch, write, reads);
};
