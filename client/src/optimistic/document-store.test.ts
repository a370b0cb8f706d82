import type { Fields } from '@counterfoil/domain/core';
import { expect, test } from 'vitest';
import { documentStore, type Listener } from './document-store.lazy.ts';

const listenerOf = (collection: string): Listener => ({
  sees: (path, data) => (path.startsWith(`${collection}/`) ? data !== undefined : undefined),
});

const openStore = () => documentStore(() => {});

const listed =
  (...versions: readonly (readonly [path: string, version: number])[]) =>
  (): ReadonlyMap<string, Fields> =>
    new Map(versions.map(([path, version]) => [path, { version }]));

test('lists the documents of a listener once somebody asks, and only the latest of them', () => {
  const store = openStore();
  const lists: number[] = [];
  const rows = listenerOf('rows');
  for (const version of [1, 2, 3]) {
    store.put(rows, () => {
      lists.push(version);
      return listed(['rows/a', version])();
    });
  }
  expect(lists).toEqual([]);
  expect(store.get('rows/a')).toEqual({ version: 3 });
  expect(store.has('rows/a')).toBe(true);
  expect(lists).toEqual([3]);
});

test('the snapshot that came last is right, whoever listens', () => {
  const store = openStore();
  const [list, document] = [listenerOf('rows'), listenerOf('rows')];
  store.put(list, listed(['rows/a', 1], ['rows/b', 1]));
  store.put(document, listed(['rows/a', 2]));
  expect(store.get('rows/a')).toEqual({ version: 2 });
  store.put(document, listed(['rows/a', 3]));
  store.put(list, listed(['rows/a', 4]));
  expect(store.get('rows/a')).toEqual({ version: 4 });
  expect(store.has('rows/b')).toBe(false);
});

test('a listener that tells twice before anybody asks tells last', () => {
  const store = openStore();
  const [list, document] = [listenerOf('rows'), listenerOf('rows')];
  store.put(list, listed(['rows/a', 1]));
  store.put(document, listed(['rows/a', 2]));
  store.put(list, listed(['rows/a', 3]));
  expect(store.get('rows/a')).toEqual({ version: 3 });
  store.put(list, listed(['rows/a', 4], ['rows/b', 4]));
  store.forget(list);
  expect(store.has('rows/a')).toBe(true);
  expect(store.has('rows/b')).toBe(false);
});

test('nothing stays of a listener that left before anybody asked', () => {
  const store = openStore();
  const rows = listenerOf('rows');
  store.put(rows, listed(['rows/a', 1]));
  store.forget(rows);
  expect(store.has('rows/a')).toBe(false);
  expect(store.shows('rows/a', { version: 1 }, () => true)).toBeUndefined();
});

test('a write shows once each listener that would show it does', () => {
  const store = openStore();
  const [list, document] = [listenerOf('rows'), listenerOf('rows')];
  const hasVersion = ({ version }: Fields) => version === 2;
  store.put(list, listed(['rows/a', 2]));
  store.put(document, listed(['rows/a', 1]));
  expect(store.shows('rows/a', { version: 2 }, hasVersion)).toBe(false);
  store.put(document, listed(['rows/a', 2]));
  expect(store.shows('rows/a', { version: 2 }, hasVersion)).toBe(true);
});
