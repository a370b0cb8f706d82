import type { Fields, Query } from '@counterfoil/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withWrites } from './execute.ts';
import { rowsReader } from './query-result.ts';
import type { StoredDocuments } from './server-state.ts';

const query = {
  collection: 'rooms',
  scope: 'collection',
  where: [['isOpen', '==', true]],
  orderBy: [['floor', 'desc']],
  limit: 4,
} as const satisfies Query;

const writes = fc.array(
  fc.record({
    path: fc.constantFrom('rooms/a', 'rooms/b', 'rooms/c', 'rooms/d', 'rooms/e', 'rooms/f', 'doors/a'),
    data: fc.option(fc.record({ floor: fc.integer({ min: 0, max: 3 }), isOpen: fc.boolean() }), { nil: undefined }),
  }),
  { maxLength: 40 },
);

const written = (documents: StoredDocuments, path: string, data: Fields | undefined): StoredDocuments =>
  withWrites(documents, [data ? { op: 'set', path, data } : { op: 'drop', path }], new Date(0));

test('a listener that follows each change shows what one that comes last shows', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const rows = rowsReader<Fields>(query);
      let documents: StoredDocuments = new Map();
      for (const { path, data } of all) {
        rows(documents);
        documents = written(documents, path, data);
        expect(rows(documents)).toEqual(rowsReader<Fields>(query)(new Map(documents)));
      }
    }),
  );
});

test('rows that did not change are the same objects', () => {
  const rows = rowsReader<Fields>(query);
  const open = (floor: number) => ({ floor, isOpen: true });
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
