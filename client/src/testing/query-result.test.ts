import type { Fields, Query } from '@counterfoil/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withWrites } from './execute.ts';
import { queryReader } from './query-result.ts';
import type { StoredDocuments } from './server-state.ts';

const query = {
  collection: 'rooms',
  scope: 'collection',
  where: [['isOpen', '==', true]],
  orderBy: [
    ['floor', 'desc'],
    ['name', 'asc'],
  ],
  limit: 4,
} as const satisfies Query;

const floor = fc.constantFrom(0, 1, 2, null, 'cellar', true, new Date(1));

const writes = fc.array(
  fc.record({
    isAsked: fc.boolean(),
    path: fc.constantFrom('rooms/a', 'rooms/b', 'rooms/c', 'rooms/d', 'rooms/e', 'rooms/f', 'doors/a'),
    data: fc.option(fc.record({ floor, name: fc.constantFrom('A', 'B', null), isOpen: fc.boolean() }), {
      nil: undefined,
    }),
  }),
  { maxLength: 40 },
);

const written = (documents: StoredDocuments, path: string, data: Fields | undefined): StoredDocuments =>
  withWrites(documents, [data ? { op: 'set', path, data } : { op: 'drop', path }], new Date(0));

test('a listener that follows each change shows what one that comes last shows', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const rows = queryReader<Fields>(query);
      let documents: StoredDocuments = new Map();
      for (const { isAsked, path, data } of all) {
        if (isAsked) rows(documents);
        documents = written(documents, path, data);
        if (isAsked) expect(rows(documents)).toEqual(queryReader<Fields>(query)(new Map(documents)));
      }
    }),
  );
});

test('values of different types have the order of Firestore', () => {
  const levels = { a: 'cellar', b: 2, c: true, d: null };
  const start: StoredDocuments = new Map(
    Object.entries(levels).map(([id, level]) => [`rooms/${id}`, { floor: level, name: 'A', isOpen: true }]),
  );
  expect(queryReader<Fields>(query)(start).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  const rising = { ...query, orderBy: [['floor', 'asc']] } as const;
  expect(queryReader<Fields>(rising)(start).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
});

test('a document beyond the limit changes nothing, until it moves up', () => {
  const rows = queryReader<Fields>(query);
  const start: StoredDocuments = new Map(
    ['a', 'b', 'c', 'd', 'e'].map((id) => [`rooms/${id}`, { floor: id === 'e' ? 1 : 3, name: 'A', isOpen: true }]),
  );
  const before = rows(start);
  expect(rows(written(start, 'rooms/e', { floor: 2, name: 'A', isOpen: true }))).toBe(before);
  const after = rows(written(start, 'rooms/e', { floor: 4, name: 'A', isOpen: true }));
  expect(after.map(({ id }) => id)).toEqual(['e', 'a', 'b', 'c']);
});

test('rows that did not change are the same objects', () => {
  const rows = queryReader<Fields>(query);
  const open = (level: number) => ({ floor: level, name: 'A', isOpen: true });
  const start: StoredDocuments = new Map([
    ['rooms/a', open(1)],
    ['rooms/b', open(2)],
  ]);
  const before = rows(start);
  expect(rows(written(start, 'doors/a', open(1)))).toBe(before);
  const after = rows(written(start, 'rooms/a', open(3)));
  expect(after.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(after[1]).toBe(before[0]);
});
