import type { Query } from '@counterfoil/domain/core';
import { FirebaseError } from 'firebase/app';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeDocument, fakeConnection, listeners } from '../../test-kit/fake-listeners.ts';
import { latestOf } from '../connection/latest.ts';
import { createOverlay } from '../optimistic/overlay.ts';
import { createLists } from './lists.ts';
import type { ListSnapshot } from './live.ts';
import { createMemoized } from './memoized.ts';

vi.mock('firebase/firestore', async (original) => ({
  ...(await original<typeof import('firebase/firestore')>()),
  ...(await import('../../test-kit/fake-listeners.ts')).fakeFirestore,
}));

beforeEach(() => {
  vi.useFakeTimers();
  listeners.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

interface Dish {
  readonly name: string;
  readonly price: { readonly amount: number };
  readonly at: Date;
}

const menu: Query = { collection: 'p/menu', scope: 'collection', where: [], orderBy: [['name', 'asc']], limit: 3 };

const dish = (id: string, amount = 5): FakeDocument => ({
  id,
  data: { name: id, price: { amount }, at: new Date(0) },
});

/** Number of open listeners. The overlay keeps each for one millisecond more. */
const open = () => {
  vi.advanceTimersByTime(1);
  return listeners.filter(({ isOpen }) => isOpen).length;
};
const latest = () => {
  const listener = listeners.at(-1);
  if (!listener) throw new Error('no listener');
  return listener;
};

const page = () => {
  const fake = fakeConnection();
  const lists = createLists(
    fake.connection,
    createOverlay(),
    createMemoized(() => fake.connection.auth.currentUser?.uid),
  );
  const list = () => lists.list<Dish>(menu);
  /** Subscribes and collects the snapshots. */
  const watch = () => {
    const seen: ListSnapshot<Dish>[] = [];
    const subscription = list().subscribe((snapshot) => seen.push(snapshot));
    return { seen, last: () => seen.at(-1), leave: () => subscription.unsubscribe() };
  };
  return { ...fake, ...lists, list, watch };
};

describe('a row that did not change stays the same object', () => {
  test('when another row changes, moves or leaves', () => {
    const { last } = page().watch();
    const [cola, tea, wine] = [dish('cola'), dish('tea'), dish('wine')];
    latest().rows([cola, tea, wine]);
    const before = last()?.data;
    latest().rows([wine, dish('cola', 6)]);
    expect(last()?.data.map(({ id, price }) => [id, price.amount])).toEqual([
      ['wine', 5],
      ['cola', 6],
    ]);
    expect(last()?.data[0]).toBe(before?.[2]);
    expect(last()?.data[1]).not.toBe(before?.[0]);
  });

  test('after a restart of the listener, which reads every document again', () => {
    const { renew, watch } = page();
    const { last } = watch();
    latest().rows([dish('cola'), dish('tea')]);
    const before = last()?.data;
    renew();
    latest().rows([dish('cola'), dish('tea', 6)]);
    expect(last()?.data[0]).toBe(before?.[0]);
    expect(last()?.data[1]).toMatchObject({ price: { amount: 6 } });
  });

  test('and so does the list if only its flags change', () => {
    const { last } = page().watch();
    const documents = [dish('cola')];
    latest().rows(documents, true);
    const before = last();
    latest().rows(documents);
    expect([before?.fromCache, last()?.fromCache]).toEqual([true, false]);
    expect(last()?.data).toBe(before?.data);
  });
});

test('names the rows with unconfirmed writes', () => {
  const { last } = page().watch();
  latest().rows([dish('cola'), { ...dish('tea'), pending: true }]);
  expect([last()?.pendingWrites, [...(last()?.pendingIds ?? [])]]).toEqual([true, ['tea']]);
  latest().rows([dish('cola'), dish('tea')]);
  expect([last()?.pendingWrites, last()?.pendingIds.size]).toEqual([false, 0]);
});

test('knows whether there may be more, and adds one page only after the last one has arrived', () => {
  const { list, watch } = page();
  const { last } = watch();
  list().loadMore();
  expect(listeners).toHaveLength(1);
  latest().rows([dish('a'), dish('b'), dish('c')]);
  expect(last()?.hasMore).toBe(true);
  list().loadMore();
  list().loadMore();
  expect([listeners.length, open()]).toEqual([2, 1]);
  expect(last()?.data).toHaveLength(3);
  latest().rows([dish('a'), dish('b'), dish('c'), dish('d')]);
  expect([last()?.hasMore, last()?.data.length]).toEqual([false, 4]);
  list().loadMore();
  expect(listeners).toHaveLength(2);
});

describe('without subscribers a list', () => {
  test('keeps its one listener for ten seconds, and the next subscriber has its rows at once', () => {
    const { watch } = page();
    const first = watch();
    latest().rows([dish('cola')]);
    first.leave();
    vi.advanceTimersByTime(9999);
    latest().rows([dish('cola'), dish('tea')]);
    const second = watch();
    expect(second.seen.map(({ data }) => data.map(({ id }) => id))).toEqual([['cola', 'tea']]);
    vi.advanceTimersByTime(60_000);
    expect([listeners.length, open()]).toEqual([1, 1]);
    second.leave();
    vi.advanceTimersByTime(10_000);
    expect(open()).toBe(0);
    expect(watch().seen).toEqual([]);
  });

  test.each([
    ['its user signs out', ({ signIn }: ReturnType<typeof page>) => signIn(undefined)],
    ['another user signs in', ({ signIn }: ReturnType<typeof page>) => signIn('grace')],
    ['Firestore is renewed', ({ renew }: ReturnType<typeof page>) => renew()],
  ])('stops at once when %s', (_, end) => {
    const all = page();
    const { leave } = all.watch();
    latest().rows([dish('cola')]);
    leave();
    expect(open()).toBe(1);
    expect(latestOf(all.list())?.data).toHaveLength(1);
    end(all);
    expect(open()).toBe(0);
    // The next person gets nothing of it, not even for a first render.
    expect(latestOf(all.list())).toBeUndefined();
    expect(all.watch().seen).toEqual([]);
  });

  test('stops at once if its last subscriber leaves after the sign-out', () => {
    const { signIn, watch } = page();
    const { leave } = watch();
    latest().rows([dish('cola')]);
    signIn(undefined);
    leave();
    expect(open()).toBe(0);
  });
});

test('subscribes again after a lasting error', () => {
  const { list } = page();
  const codes: unknown[] = [];
  const fails = () => list().subscribe({ error: ({ code }) => codes.push(code) });
  fails();
  latest().error(new FirebaseError('permission-denied', 'no'));
  const again = fails();
  latest().rows([dish('cola')]);
  expect([listeners.length, open(), codes]).toEqual([2, 1, ['permission-denied']]);
  again.unsubscribe();
});

describe('one document by its id', () => {
  test('shows at once if a list on this page holds it, and is then the same object', () => {
    const { one, watch } = page();
    const { last } = watch();
    const cola = dish('cola');
    latest().rows([cola]);
    const seen: unknown[] = [];
    one<Dish>('p/menu', 'cola').subscribe(({ data, fromCache }) => seen.push([data, fromCache]));
    expect(seen).toEqual([[last()?.data[0], true]]);
    // The server is asked once everything that depends on the document has been asked for.
    expect(listeners.length).toBe(1);
    vi.advanceTimersByTime(0);
    latest().document(cola.data);
    expect(seen.at(-1)).toEqual([last()?.data[0], false]);
    latest().document(undefined);
    expect(seen.at(-1)).toEqual([undefined, false]);
    expect([listeners.length, open()]).toEqual([2, 2]);
  });

  test('waits for its own listener if no list holds it, or only a list of another user', () => {
    const { one, signIn, watch } = page();
    watch();
    latest().rows([dish('cola')]);
    const seen: unknown[] = [];
    one<Dish>('p/menu', 'tea').subscribe(({ data }) => seen.push(data));
    signIn('grace');
    one<Dish>('p/menu', 'cola').subscribe(({ data }) => seen.push(data));
    expect(seen).toEqual([]);
  });
});
