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

/** A device whose writes the test answers. */
const device = (options: Partial<Heartbeat> = {}) => {
  const queued = new BehaviorSubject(0);
  const written: { path: string; data: Readonly<Record<string, unknown>> }[] = [];
  const open: PromiseWithResolvers<void>[] = [];
  const running = heartbeat({
    // Nothing of it is used where the write is given.
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
  return { queued, written, counts: () => written.map(({ data }) => data.queued), answer, running };
};

test('a device says at once that it is there, and then every minute', async () => {
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

test('a count that changes is told once it has settled, with the last it came to', async () => {
  const { queued, counts, answer } = device();
  await answer(0);
  for (const count of [1, 2, 3]) {
    queued.next(count);
    await vi.advanceTimersByTimeAsync(900);
  }
  expect(counts()).toEqual([0]);
  await vi.advanceTimersByTimeAsync(100);
  expect(counts()).toEqual([0, 3]);
});

test('a count that came back to what was told is not told again', async () => {
  const { queued, counts, answer } = device();
  await answer(0);
  queued.next(1);
  queued.next(0);
  await vi.advanceTimersByTimeAsync(2000);
  expect(counts()).toEqual([0]);
});

test('while nothing is acknowledged nothing more is written; what was missed is told once, after it', async () => {
  const { queued, counts, answer } = device();
  queued.next(7);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(counts()).toEqual([0]);
  await answer(0);
  expect(counts()).toEqual([0, 7]);
  await answer(1);
  expect(counts()).toEqual([0, 7]);
});

test('a write that fails is made up for by the next, and escapes to nobody', async () => {
  const escaped = vi.fn();
  process.on('unhandledRejection', escaped);
  const { counts, answer } = device();
  await answer(0, 'reject');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(counts()).toEqual([0, 0]);
  process.off('unhandledRejection', escaped);
  expect(escaped).not.toHaveBeenCalled();
});

test('one that throws does no harm either', async () => {
  const write = vi.fn(() => {
    throw new Error('the database is closed');
  });
  const { running } = device({ write });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(write).toHaveBeenCalledTimes(2);
  expect(running.closed).toBe(false);
});

test('it ends when nobody listens any more, also what was missed', async () => {
  const { queued, counts, answer, running } = device();
  queued.next(1);
  await vi.advanceTimersByTimeAsync(60_000);
  running.unsubscribe();
  await answer(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(counts()).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});

test('while nobody is signed in nothing is said, and then in the name of who is', async () => {
  let user: { uid: string } | undefined;
  const { written } = device({ user: () => user });
  expect(written).toEqual([]);
  user = { uid: 'ben' };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(written).toMatchObject([{ data: { user: 'ben' } }]);
  expect(written[0]?.data).not.toHaveProperty('userName');
});
