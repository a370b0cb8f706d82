import type { Fields, Write } from '@counterfoil/domain/core';
import type { RecordWrite } from '../journal/entry.ts';
import type { Decider } from './decider.ts';

const changed = (before: Fields, fields: Fields): Fields => {
  const kept = Object.entries({ ...before, ...fields }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept);
};

/** The place and author of a record's write. */
interface Place {
  readonly path: string;
  readonly uid: string;
  readonly now: Date;
}

/** The write of a record as the security rules accept it; `undefined` for a change of a record that does not exist. */
export const recordWriteOf = (
  { action, fields }: RecordWrite,
  before: Fields | undefined,
  { path, uid, now }: Place,
): Write | undefined => {
  const stamps = { updatedBy: uid, updatedAt: now };
  if (action === 'add') return { op: 'set', path, data: { ...fields, createdAt: now, ...stamps } };
  if (!before) return undefined;
  if (action === 'remove') return { op: 'drop', path };
  return { op: 'set', path, data: { ...changed(before, fields), ...stamps } };
};

/** Predicts the write of a record: the last write of a field wins. */
export const recordDecider = (path: string, record: RecordWrite, uid: string): Decider => {
  // Any kind without defaults: they are no part of the stored record.
  const ref = { kind: 'table', path } as const;
  return {
    reads: () => [ref],
    decide: ({ now }, docs) => {
      const before: object | undefined = docs.get(ref);
      const write = recordWriteOf(record, before && { ...before }, { path, uid, now });
      // A record that this device does not know shows nothing.
      return { version: 1, eventIds: [], writes: write ? [write] : [] };
    },
  };
};
