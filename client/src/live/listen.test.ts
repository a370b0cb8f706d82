import { FirebaseError } from 'firebase/app';
import { doc, type Firestore, onSnapshot } from 'firebase/firestore';
import { BehaviorSubject, Subject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { listenDocument } from './listen.ts';

// The emulator cannot make a listener fail.
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
  const connectivity = { track: vi.fn(), untrack: vi.fn() };
  const firestore$ = new BehaviorSubject<Firestore>(Object.create(null));
  return { connectivity, firestore$, refresh$: new Subject<string>(), report: vi.fn() } as unknown as Connection & {
    connectivity: typeof connectivity;
    report: ReturnType<typeof vi.fn>;
  };
};

const snapshot = (n: number) => ({ metadata: { fromCache: false, hasPendingWrites: false }, data: () => ({ n }) });
const failure = (code: 'unavailable' | 'permission-denied') => new FirebaseError(code, 'it failed');

test('retries a failed listener with backoff, and resets the backoff after a snapshot', async () => {
  const emitted: unknown[] = [];
  const subscription = listenDocument(connection(), 'a/b').subscribe(({ data }) => emitted.push(data));
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
  expect(emitted).toEqual([{ n: 1 }, { n: 2 }]);
  subscription.unsubscribe();
  expect(open).toBe(0);
});

test('emits an error that a retry cannot repair, with the path in its message, and reports it', () => {
  const errors: unknown[] = [];
  const connected = connection();
  listenDocument(connected, 'a/b').subscribe({ error: (error) => errors.push(error) });
  listeners[0]?.error(failure('permission-denied'));
  expect(connected.report.mock.calls).toEqual([['listening', errors[0]]]);
  expect(errors).toMatchObject([{ code: 'permission-denied', message: expect.stringContaining('a/b') }]);
});

test('restarts for a refresh of its own path and for a new Firestore, not for another path', () => {
  const { connectivity, refresh$, firestore$, ...rest } = connection();
  const subscription = listenDocument({ connectivity, refresh$, firestore$, ...rest }, 'a/b').subscribe();
  refresh$.next('c/d');
  expect(listeners).toHaveLength(1);
  refresh$.next('a/b');
  firestore$.next(Object.create(null));
  expect([listeners.length, open]).toEqual([3, 1]);
  expect(connectivity.track.mock.calls).toEqual(Array(3).fill([expect.objectContaining({ path: 'a/b' })]));
  subscription.unsubscribe();
  expect(open).toBe(0);
  expect(connectivity.untrack).toHaveBeenCalledTimes(3);
});
