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

describe('the index of a query', () => {
  test('has the equalities first, then the orders', () => {
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

  test('has a range that is not ordered by after the equalities', () => {
    const where = [
      ['start', '<', 1],
      ['status', 'in', ['a', 'b']],
    ] as const;
    expect(fields({ where })).toEqual(['status ASCENDING', 'start ASCENDING']);
  });

  test('has what a list must contain between the two', () => {
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
    ['everything', {}],
    ['one field', { where: [['status', '==', 'open']] }],
    ['one order', { orderBy: [['start', 'desc']] }],
    ['one list', { where: [['tags', 'array-contains-any', ['a', 'b']]] }],
    ['a range in its own order', { where: [['start', '>', 1]], orderBy: [['start', 'asc']] }],
  ])('is not needed within a collection for %s', (_, more) => {
    expect(indexOf(query(more))).toBeUndefined();
  });

  test('is needed across a collection group for a single field', () => {
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

  test('is that of the last collection of a path', () => {
    const where = [['status', '==', 'open']] as const;
    expect(indexOf(query({ where, orderBy: [['start', 'asc']] }))).toMatchObject({
      collectionGroup: 'reservations',
      queryScope: 'COLLECTION',
    });
  });
});

describe('what is deployed', () => {
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
  const overrides = deployed.fieldOverrides.map((override) => ({ ttl: false, ...override }));

  test('are the composite indexes that the queries need, and no other', () => {
    expect(texts(deployed.indexes as Index[])).toEqual(texts(needed.filter(({ fields }) => fields.length > 1)));
  });

  test('are the single fields that the queries need across collection groups, and no other', () => {
    const across = overrides.flatMap(({ collectionGroup, fieldPath, indexes }) =>
      indexes
        .filter(({ queryScope }) => queryScope === 'COLLECTION_GROUP')
        .map(({ order, queryScope }) => ({ collectionGroup, queryScope, fields: [{ fieldPath, order }] }) as Index),
    );
    expect(texts(across)).toEqual(texts(needed.filter(({ fields }) => fields.length === 1)));
  });

  test('an override keeps what it replaces, unless the field only expires', () => {
    for (const { ttl, indexes } of overrides) {
      const own = indexes.filter(({ queryScope }) => queryScope === 'COLLECTION').map(({ order }) => order);
      expect(own.sort()).toEqual(ttl ? [] : ['ASCENDING', 'DESCENDING']);
    }
  });
});
