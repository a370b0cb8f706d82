// @vitest-environment happy-dom
import { createElement, memo } from 'react';
import { expect, test, vi } from 'vitest';
import { type FakeDocument, fakeConnection, listeners } from '../../test-kit/fake-listeners.ts';
import { rendered } from '../../test-kit/rendered.ts';
import { createLists } from '../live/lists.ts';
import type { Identified } from '../live/live.ts';
import { createMemoized } from '../live/memoized.ts';
import { createOverlay } from '../optimistic/overlay.ts';
import { useLive } from '../react.ts';

vi.mock('firebase/firestore', async (original) => ({
  ...(await original<typeof import('firebase/firestore')>()),
  ...(await import('../../test-kit/fake-listeners.ts')).fakeFirestore,
}));

interface Dish {
  readonly name: string;
  readonly available: boolean;
}

const count = 1507;
const menu = { collection: 'menu', scope: 'collection', where: [], orderBy: [], limit: 10_000 } as const;

test(`renders one row of ${count} again when one field changes`, async () => {
  const { connection } = fakeConnection();
  const { list } = createLists(
    connection,
    createOverlay(),
    createMemoized(() => 'ada'),
  );
  let renders = 0;
  const Row = memo(({ row }: { row: Identified<Dish> }) => {
    renders += 1;
    return row.name;
  });
  const page = await rendered(
    () => {
      const { data, pendingIds } = useLive(list<Dish>(menu), []);
      return { rows: data.map((row) => createElement(Row, { key: row.id, row })), pendingIds };
    },
    {},
    { show: ({ rows }) => rows },
  );
  const documents = Array.from(
    { length: count },
    (_, n): FakeDocument => ({ id: `d${n}`, data: { name: `Dish ${n}`, available: true } }),
  );
  await page.after(() => listeners[0]?.rows(documents));
  expect(renders).toBe(count);

  const pending = documents.with(700, { id: 'd700', data: { name: 'Dish 700', available: false }, pending: true });
  await page.after(() => listeners[0]?.rows(pending));
  expect([renders - count, [...(page.last()?.pendingIds ?? [])]]).toEqual([1, ['d700']]);
  // The server confirms the write: the row is the same, and only the flag changes.
  await page.after(() => listeners[0]?.rows(pending.map(({ pending, ...document }) => document)));
  expect([renders - count, page.last()?.pendingIds.size]).toEqual([1, 0]);
});
