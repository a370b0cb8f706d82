import type { Query } from './query.ts';

export interface IndexField {
  readonly fieldPath: string;
  readonly order?: 'ASCENDING' | 'DESCENDING';
  readonly arrayConfig?: 'CONTAINS';
}

/** An index in the format of `firestore.indexes.json`. */
export interface Index {
  readonly collectionGroup: string;
  readonly queryScope: 'COLLECTION' | 'COLLECTION_GROUP';
  readonly fields: readonly IndexField[];
}

const rangeOps: readonly string[] = ['<', '<=', '>', '>='];

/**
 * The index that a query needs, by Firestore's rule: equalities first, then the sort fields. Firestore indexes single
 * fields of a collection automatically, but not those of a collection group.
 */
export const indexOf = ({ collection, scope, where, orderBy }: Query): Index | undefined => {
  const equal = where.filter(([, op]) => op === '==' || op === 'in').map(([field]) => field);
  const within = where.filter(([, op]) => op === 'array-contains-any').map(([field]) => field);
  const ranges = where.filter(([, op]) => rangeOps.includes(op)).map(([field]) => field);
  const ordered = orderBy.map(([field]) => field);
  const fields: IndexField[] = [
    ...equal.map((fieldPath) => ({ fieldPath, order: 'ASCENDING' }) as const),
    ...within.map((fieldPath) => ({ fieldPath, arrayConfig: 'CONTAINS' }) as const),
    ...ranges
      .filter((field) => !ordered.includes(field))
      .map((fieldPath) => ({ fieldPath, order: 'ASCENDING' }) as const),
    ...orderBy.map(
      ([fieldPath, direction]) => ({ fieldPath, order: direction === 'asc' ? 'ASCENDING' : 'DESCENDING' }) as const,
    ),
  ];
  if (fields.length === 0 || (fields.length === 1 && scope === 'collection')) return undefined;
  return {
    collectionGroup: collection.slice(collection.lastIndexOf('/') + 1),
    queryScope: scope === 'collection' ? 'COLLECTION' : 'COLLECTION_GROUP',
    fields,
  };
};
