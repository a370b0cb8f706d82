import type { Fields } from '@counterfoil/domain';
import { parentOf } from '../optimistic/parent-of.lazy.ts';
import type { StoredDocuments } from './server-state.ts';

/** The documents of one collection by path. A commit to other collections leaves it the same object. */
export type Collection = ReadonlyMap<string, Fields>;

const collections = new WeakMap<StoredDocuments, ReadonlyMap<string, Collection>>();

const nothing: Collection = new Map();

const grouped = (documents: StoredDocuments): ReadonlyMap<string, Collection> => {
  const groups = new Map<string, Map<string, Fields>>();
  for (const [path, data] of documents) {
    const collection = parentOf(path);
    const group = groups.get(collection) ?? new Map<string, Fields>();
    groups.set(collection, group.set(path, data));
  }
  return groups;
};

/** The documents of a collection, grouped once for all listeners. */
export const collectionOf = (documents: StoredDocuments, path: string): Collection => {
  const groups = collections.get(documents) ?? grouped(documents);
  collections.set(documents, groups);
  return groups.get(path) ?? nothing;
};

/** Groups documents after some were written. The other collections remain the same objects. */
export const regroup = (before: StoredDocuments, after: StoredDocuments, written: readonly string[]): void => {
  const groups = collections.get(before);
  if (!groups) return;
  const renewed = new Map<string, Map<string, Fields>>();
  for (const path of written) {
    const collection = parentOf(path);
    const group = renewed.get(collection) ?? new Map(groups.get(collection));
    renewed.set(collection, group);
    const data = after.get(path);
    if (data) group.set(path, data);
    else group.delete(path);
  }
  collections.set(after, new Map([...groups, ...renewed]));
};
