import type { Firestore } from 'firebase/firestore';
import { BehaviorSubject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Heartbeat, heartbeat } from './heartbeat.lazy.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const waiting = (count: number): Date[] => Array.from({ length: count }, () => new Date());

/** A device. The test resolves or rejects its writes. */
const device = (options: Partial<Heartbeat> = {}) => {
  const queued = new BehaviorSubject<readonly Date[]>([]);
  const written: { path: string; data: Readonly<Record<string, unknown>> }[] = [];
  const open: PromiseWithResolvers<void>[] = [];
  const subscription = heartbeat({
    // Unused, because the test passes its own `write`.
    firestore: {} as Firestore,
    providerId: 'salon',
    deviceId: 'tablet',
    user: () => ({ uid: 'ada', displayName: 'Ada' }),
    queued,
    write: (path, data) => {
      const answer = Promise.withResolvers<void>();
      open.push(answer);
      written.push({ path, data });
      return answer.promise;
    },
    ...options,
  }).subscribe();
  const answer = async (n: number, how: 'resolve' | 'reject' = 'resolve') => {
    if (how === 'resolve') open[n]?.resolve();
    else open[n]?.reject(new Error('refused'));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queued, written, counts: () => written.map(({ data }) => data.queued), answer, subscription };
};

test('writes a heartbeat at once, and then every minute', async () => {
  const { written, counts, answer } = device();
  expect(written).toMatchObject([
    { path: 'serviceProviders/salon/devices/tablet', data: { user: 'ada', userName: 'Ada', name: 'Device tabl' } },
  ]);
  await answer(0);
  await vi.advanceTimersByTimeAsync(59_999);
  expect(counts()).toEqual([0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(counts()).toEqual([0, 0]);
});

test('debounces a changing count, and writes its last value', async () => {
  const { queued, counts, answer } = device();
  await answer(0);
  for (const count of [1, 2, 3]) {
    queued.next(waiting(count));
    await vi.advanceTimersByTimeAsync(900);
  }
  expect(counts()).toEqual([0]);
  await vi.advanceTimersByTimeAsync(100);
  expect(counts()).toEqual([0, 3]);
});

test('writes since when the oldest command waits, and nothing of it once none waits', async () => {
  const { queued, written, answer } = device();
  await answer(0);
  const since = new Date('2030-01-01T12:00:00Z');
  queued.next([since, new Date()]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written[1]?.data).toMatchObject({ queued: 2, queuedSince: since });
  await answer(1);
  queued.next([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written[2]?.data).toMatchObject({ queued: 0 });
  expect(written[2]?.data).not.toHaveProperty('queuedSince');
});

test('does not write a count that returned to the written value', async () => {
  const { queued, counts, answer } = device();
  await answer(0);
  queued.next(waiting(1));
  queued.next([]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(counts()).toEqual([0]);
});

test('writes nothing while a write is open, and one heartbeat after it', async () => {
  const { queued, counts, answer } = device();
  queued.next(waiting(7));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(counts()).toEqual([0]);
  await answer(0);
  expect(counts()).toEqual([0, 7]);
  await answer(1);
  expect(counts()).toEqual([0, 7]);
});

test('continues after a rejected write, without an unhandled rejection', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const { counts, answer } = device();
  await answer(0, 'reject');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(counts()).toEqual([0, 0]);
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test('continues after a write that throws', async () => {
  const write = vi.fn(() => {
    throw new Error('the database is closed');
  });
  const { subscription } = device({ write });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(write).toHaveBeenCalledTimes(2);
  expect(subscription.closed).toBe(false);
});

test('stops when its subscriber leaves, and drops a heartbeat that is due', async () => {
  const { queued, counts, answer, subscription } = device();
  queued.next(waiting(1));
  await vi.advanceTimersByTimeAsync(60_000);
  subscription.unsubscribe();
  await answer(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(counts()).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});

test('writes nothing while nobody is signed in, and then names the user', async () => {
  let user: { uid: string } | null = null;
  const { written } = device({ user: () => user });
  expect(written).toEqual([]);
  user = { uid: 'ben' };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(written).toMatchObject([{ data: { user: 'ben' } }]);
  expect(written[0]?.data).not.toHaveProperty('userName');
});
