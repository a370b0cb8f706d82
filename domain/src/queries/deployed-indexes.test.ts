import { describe, expect, test } from 'vitest';
import deployed from '../../../firestore.indexes.json' with { type: 'json' };
import { allQueries } from './all-queries.ts';
import type { Query } from './query.ts';

interface SingleField {
  readonly queryScope: string;
  readonly order?: string;
}

interface Override {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly ttl?: boolean;
  readonly indexes: readonly SingleField[];
}

const overrides: readonly Override[] = deployed.fieldOverrides;

const overrideOf = (group: string, field: string): Override | undefined =>
  overrides.find(({ collectionGroup, fieldPath }) => collectionGroup === group && fieldPath === field);

const byDefault: readonly SingleField[] = [
  { queryScope: 'COLLECTION', order: 'ASCENDING' },
  { queryScope: 'COLLECTION', order: 'DESCENDING' },
  { queryScope: 'COLLECTION' },
];

/** The single-field indexes of a field: its own, else those of the map around it, else those of the collection. */
const indexesOf = (group: string, field: string): readonly SingleField[] => {
  const own = overrideOf(group, field);
  if (own) return own.indexes;
  const dot = field.lastIndexOf('.');
  if (dot > 0) return indexesOf(group, field.slice(0, dot));
  return overrideOf(group, '*')?.indexes ?? byDefault;
};

const groupOf = ({ collection }: Query): string => collection.slice(collection.lastIndexOf('/') + 1);

interface Need extends SingleField {
  readonly group: string;
  readonly field: string;
}

/** The single-field index that a query with one field needs. */
const needOf = (query: Query): Need[] => {
  const { where, orderBy, scope } = query;
  const fields = new Set([...where, ...orderBy].map(([field]) => field));
  const [field, ...more] = [...fields];
  if (!field || more.length > 0) return [];
  const queryScope = scope === 'collection' ? 'COLLECTION' : 'COLLECTION_GROUP';
  const group = groupOf(query);
  if (where.some(([, op]) => op === 'array-contains-any')) return [{ group, field, queryScope }];
  const order = orderBy[0]?.[1] === 'desc' ? 'DESCENDING' : 'ASCENDING';
  return [{ group, field, queryScope, order }];
};

const isSame = (a: SingleField, b: SingleField): boolean => a.queryScope === b.queryScope && a.order === b.order;

const needs = allQueries().flatMap(needOf);

/** Fields that operators search in the console, or that earlier versions search while both run. */
const searched: readonly Need[] = [
  { group: 'events', field: 'syncStatus', queryScope: 'COLLECTION', order: 'ASCENDING' },
  { group: 'unmatchedPayments', field: 'paymentId', queryScope: 'COLLECTION', order: 'ASCENDING' },
  { group: 'unmatchedPayments', field: 'status', queryScope: 'COLLECTION', order: 'ASCENDING' },
];

describe('single-field indexes', () => {
  test('suffice for every query of one field', () => {
    const missing = needs.filter((need) => !indexesOf(need.group, need.field).some((index) => isSame(index, need)));
    expect(missing).toEqual([]);
  });

  test('are no more than the queries need, in a collection without indexes by default', () => {
    const bare = new Set(
      overrides.filter(({ fieldPath }) => fieldPath === '*').map(({ collectionGroup }) => collectionGroup),
    );
    const enabled = overrides
      .filter(({ collectionGroup }) => bare.has(collectionGroup))
      .flatMap(({ collectionGroup: group, fieldPath: field, indexes }) =>
        indexes.map((index) => ({ ...index, group, field })),
      );
    const needless = enabled.filter(
      ({ group, field, ...index }) =>
        ![...needs, ...searched].some((need) => need.group === group && need.field === field && isSame(index, need)),
    );
    expect(needless).toEqual([]);
  });

  test('leave room in the database, which takes 200 of these settings without billing and 1,000 with it', () => {
    expect(overrides.length).toBeLessThan(200);
    expect(new Set(overrides.map(({ collectionGroup, fieldPath }) => `${collectionGroup} ${fieldPath}`)).size).toBe(
      overrides.length,
    );
  });
});
