import { type Fields, type Increments, invariant, serverTime, type Write } from '@counterfoil/domain';
import { FieldValue, type Precondition, type WriteBatch } from 'firebase-admin/firestore';
import { keepUnknown, keepUnknownFields } from './keep-unknown.ts';
import { prioritized } from './prioritized.ts';
import type { ReadSet } from './read-set.ts';

/** Encodes top-level values for Firestore, such as the server timestamp. `undefined` means absent. */
const encode = (data: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value === serverTime ? FieldValue.serverTimestamp() : value]),
  );

/** The content of a new document that replaces the one at `from`, with the fields that this version does not know. */
const withUnknown = (data: Fields, from: string, reads: ReadSet): Fields => {
  const decoded = reads.decoded(from);
  const stored = reads.snapshot(from)?.data();
  return decoded && stored ? keepUnknownFields(data, decoded, stored) : data;
};

/** Encodes an update: known fields that are absent now are deleted, and unknown ones stay as they are. */
const encodeUpdate = (data: Fields, path: string, reads: ReadSet): Record<string, unknown> => {
  const stored = reads.snapshot(path)?.data() ?? {};
  const known = reads.decoded(path) ?? stored;
  const keys = new Set([...Object.keys(known), ...Object.keys(data)]);
  const values = [...keys].map((key) => [
    key,
    data[key] === undefined ? FieldValue.delete() : keepUnknown(data[key], known[key], stored[key]),
  ]);
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
  reads.guard(path);
  return { lastUpdateTime: snapshot.updateTime };
};

const applyOne = (batch: WriteBatch, write: Write, reads: ReadSet): void => {
  const ref = reads.ref(write.path);
  switch (write.op) {
    case 'create': {
      const data = write.moves ? withUnknown(write.data, write.moves.path, reads) : write.data;
      batch.create(ref, encode(prioritized(write.path, data)));
      return;
    }
    case 'update': {
      // The SDK adds the `exists` precondition to an update itself, and refuses it as an argument.
      const precondition = unchanged(reads, write.path);
      const fields = encodeUpdate(write.data, write.path, reads);
      if (precondition.lastUpdateTime) batch.update(ref, fields, precondition);
      else batch.update(ref, fields);
      return;
    }
    case 'delete':
      batch.delete(ref, unchanged(reads, write.path));
      return;
    case 'set':
      // A commit may hold one write for each document, so the guard of an absence is the write itself.
      if (reads.absences.has(write.path)) batch.create(ref, encode(write.data));
      else batch.set(ref, encode(write.data));
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

/**
 * Adds the precondition that the documents which a decision missed are still missing. A write that creates such a
 * document is a precondition already.
 */
export const guardAbsences = (batch: WriteBatch, writes: readonly Write[], reads: ReadSet): void => {
  const written = new Set(writes.map(({ path }) => path));
  for (const path of reads.absences) {
    if (!written.has(path)) batch.delete(reads.ref(path), { exists: false });
  }
};
