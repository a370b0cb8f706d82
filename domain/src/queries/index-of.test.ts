import { describe, expect, test } from 'vitest';
import deployed from '../../../firestore.indexes.json' with { type: 'json' };
import { allQueries } from './all-queries.ts';
import { type Index, indexOf } from './index-of.ts';
import type { Query } from './query.ts';

const query = (more: Partial<Query>): Query => ({
  collection: 'endUsers/u/reservations',
  scope: 'collection',
  where: [],
  orderBy: [],
  limit: 10,
  ...more,
});

const fields = (more: Partial<Query>): string[] | undefined =>
  indexOf(query(more))?.fields.map(({ fieldPath, order }) => `${fieldPath} ${order}`);

describe('indexOf', () => {
  test('puts equalities first, then the sort fields', () => {
    const where = [
      ['start', '>=', 1],
      ['status', '==', 'open'],
    ] as const;
    const orderBy = [
      ['start', 'desc'],
      ['name', 'asc'],
    ] as const;
    expect(fields({ where, orderBy })).toEqual(['status ASCENDING', 'start DESCENDING', 'name ASCENDING']);
  });

  test('puts a range without sort order after the equalities', () => {
    const where = [
      ['start', '<', 1],
      ['status', 'in', ['a', 'b']],
    ] as const;
    expect(fields({ where })).toEqual(['status ASCENDING', 'start ASCENDING']);
  });

  test('puts an array condition between equalities and sort fields', () => {
    const where = [
      ['tags', 'array-contains-any', ['a']],
      ['status', '==', 'open'],
    ] as const;
    expect(indexOf(query({ where, orderBy: [['start', 'asc']] }))?.fields).toEqual([
      { fieldPath: 'status', order: 'ASCENDING' },
      { fieldPath: 'tags', arrayConfig: 'CONTAINS' },
      { fieldPath: 'start', order: 'ASCENDING' },
    ]);
  });

  test.each<[string, Partial<Query>]>([
    ['all documents', {}],
    ['one field', { where: [['status', '==', 'open']] }],
    ['one sort field', { orderBy: [['start', 'desc']] }],
    ['one array condition', { where: [['tags', 'array-contains-any', ['a', 'b']]] }],
    ['a range in its own sort order', { where: [['start', '>', 1]], orderBy: [['start', 'asc']] }],
  ])('returns nothing within a collection for %s', (_, more) => {
    expect(indexOf(query(more))).toBeUndefined();
  });

  test('returns an index for a single field of a collection group', () => {
    const across = {
      collection: 'reservations',
      scope: 'collectionGroup',
      where: [['providerId', '==', 'p']],
    } as const;
    expect(indexOf(query(across))).toEqual({
      collectionGroup: 'reservations',
      queryScope: 'COLLECTION_GROUP',
      fields: [{ fieldPath: 'providerId', order: 'ASCENDING' }],
    });
  });

  test('uses the last collection of a path', () => {
    const where = [['status', '==', 'open']] as const;
    expect(indexOf(query({ where, orderBy: [['start', 'asc']] }))).toMatchObject({
      collectionGroup: 'reservations',
      queryScope: 'COLLECTION',
    });
  });
});

interface Override {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly indexes: readonly { readonly queryScope: string; readonly order?: string }[];
}

describe('firestore.indexes.json', () => {
  const texts = (indexes: readonly Index[]): string[] =>
    [
      ...new Set(
        indexes.map(({ collectionGroup, queryScope, fields }) =>
          [collectionGroup, queryScope, ...fields.map(({ fieldPath, order }) => `${fieldPath} ${order}`)].join(', '),
        ),
      ),
    ].sort();

  const needed = allQueries()
    .map(indexOf)
    .filter((index) => index !== undefined);
  const overrides: readonly Override[] = deployed.fieldOverrides;

  test('contains exactly the composite indexes of the queries', () => {
    expect(texts(deployed.indexes as Index[])).toEqual(texts(needed.filter(({ fields }) => fields.length > 1)));
  });

  test('contains exactly the single-field indexes of the collection group queries', () => {
    const across = overrides.flatMap(({ collectionGroup, fieldPath, indexes }) =>
      indexes
        .filter(({ queryScope }) => queryScope === 'COLLECTION_GROUP')
        .map(({ order, queryScope }) => ({ collectionGroup, queryScope, fields: [{ fieldPath, order }] }) as Index),
    );
    expect(texts(across)).toEqual(texts(needed.filter(({ fields }) => fields.length === 1)));
  });

  test('keeps the default indexes beside those of a collection group, unless a collection has none by default', () => {
    const bare = overrides.filter(({ fieldPath }) => fieldPath === '*').map(({ collectionGroup }) => collectionGroup);
    for (const { collectionGroup, indexes } of overrides) {
      if (indexes.length === 0 || bare.includes(collectionGroup)) continue;
      const own = indexes.filter(({ queryScope }) => queryScope === 'COLLECTION').map(({ order }) => order);
      expect(own.sort()).toEqual(['ASCENDING', 'DESCENDING']);
    }
  });
});
