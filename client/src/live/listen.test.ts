import { FirebaseError } from 'firebase/app';
import { doc, type Firestore, onSnapshot } from 'firebase/firestore';
import { BehaviorSubject, Subject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { listenDocument } from './listen.ts';

// A listener that fails cannot be had from the emulator.
vi.mock('firebase/firestore', async (original) => ({
  ...(await original<typeof import('firebase/firestore')>()),
  doc: vi.fn(),
  onSnapshot: vi.fn(),
}));

interface Sink {
  next: (snapshot: unknown) => void;
  error: (error: Error) => void;
}

const listeners: Sink[] = [];
let open = 0;

beforeEach(() => {
  vi.useFakeTimers();
  listeners.length = 0;
  open = 0;
  vi.mocked(doc).mockImplementation(() => Object.create(null));
  vi.mocked(onSnapshot).mockImplementation((...[, , sink]: unknown[]) => {
    listeners.push(sink as Sink);
    open += 1;
    return () => {
      open -= 1;
    };
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const connection = () => {
  const connectivity = { heard: vi.fn(), ended: vi.fn() };
  const firestore$ = new BehaviorSubject<Firestore>(Object.create(null));
  return { connectivity, firestore$, refresh$: new Subject<string>() } as unknown as Connection & {
    connectivity: typeof connectivity;
  };
};

const snapshot = (n: number) => ({ metadata: { fromCache: false, hasPendingWrites: false }, data: () => ({ n }) });
const failure = (code: 'unavailable' | 'permission-denied') => new FirebaseError(code, 'it failed');

test('a listener that fails for a while begins anew, later each time, and at once again after it has worked', async () => {
  const seen: unknown[] = [];
  const watching = listenDocument(connection(), 'a/b').subscribe(({ data }) => seen.push(data));
  for (const waitMs of [1000, 2000, 4000]) {
    const before = listeners.length;
    listeners.at(-1)?.error(failure('unavailable'));
    await vi.advanceTimersByTimeAsync(waitMs / 2 - 1);
    expect(listeners).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(waitMs / 2 + 1);
    expect(listeners).toHaveLength(before + 1);
  }
  listeners.at(-1)?.next(snapshot(1));
  listeners.at(-1)?.error(failure('unavailable'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(listeners).toHaveLength(5);
  listeners.at(-1)?.next(snapshot(2));
  expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
  watching.unsubscribe();
  expect(open).toBe(3 + 1 - 4 + 0);
});

test('what asking again would not change is told, with what was read', () => {
  const errors: unknown[] = [];
  listenDocument(connection(), 'a/b').subscribe({ error: (error) => errors.push(error) });
  listeners[0]?.error(failure('permission-denied'));
  expect(errors).toMatchObject([{ code: 'permission-denied', message: expect.stringContaining('a/b') }]);
});

test('begins anew when it is asked to, and when there is another Firestore; nobody else does', () => {
  const { connectivity, refresh$, firestore$, ...rest } = connection();
  const watching = listenDocument({ connectivity, refresh$, firestore$, ...rest }, 'a/b').subscribe();
  refresh$.next('c/d');
  expect(listeners).toHaveLength(1);
  refresh$.next('a/b');
  firestore$.next(Object.create(null));
  expect([listeners.length, open]).toEqual([3, 1]);
  expect(connectivity.heard.mock.calls).toEqual(Array(3).fill([expect.anything(), true]));
  watching.unsubscribe();
  expect(open).toBe(0);
  expect(connectivity.ended).toHaveBeenCalledTimes(3);
});
