import type { Outcome } from '@counterfoil/domain/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import type { RecordEntry } from '../journal/entry.ts';
import { createOptimisticEngine } from './engine.lazy.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const connection = {
  auth: { currentUser: { uid: 'ada', displayName: null } },
  clock: { aheadMs: 0 },
  report: () => undefined,
} as unknown as Connection;

const entryOf = (n: number): RecordEntry => ({
  key: `${n}`,
  id: `r${n}`,
  userId: 'ada',
  providerId: 'inn',
  notedAt: 0,
  record: { action: 'add', kind: 'tables', id: `t${n}`, fields: { name: `Table ${n}` } },
});

/** An engine whose reads of one table each take as long as a test wants, and the states that it emits. */
const openEngine = (readMs: (path: string) => number) => {
  const cached = (_: Connection, path: string) =>
    new Promise<undefined>((resolve) => setTimeout(resolve, readMs(path), undefined));
  const engine = createOptimisticEngine({ cached, current: cached });
  const counts: number[] = [];
  engine.state$.subscribe(({ inFlight }) => counts.push(inFlight.length));
  return { engine, counts };
};

const never = new Promise<Outcome>(() => {});

test('shows the many entries of a restart in a few steps, as each step predicts all of them', async () => {
  const { engine, counts } = openEngine((path) => Number(path.split('/t').at(-1)));
  for (let n = 0; n < 200; n++) engine.show(connection, entryOf(n), never);
  await vi.advanceTimersByTimeAsync(300);
  expect(counts.at(-1)).toBe(200);
  expect(counts.length).toBeLessThan(8);
});

test('shows a single entry at once, and others soon, although one waits for its documents', async () => {
  const { engine, counts } = openEngine((path) => (path.endsWith('t7') ? 60_000 : 1));
  engine.show(connection, entryOf(1), never);
  await vi.advanceTimersByTimeAsync(1);
  expect(counts.at(-1)).toBe(1);
  engine.show(connection, entryOf(7), never);
  engine.show(connection, entryOf(2), never);
  await vi.advanceTimersByTimeAsync(100);
  expect(counts.at(-1)).toBe(2);
});

test('forgets an entry that is settled before it shows', async () => {
  const { engine, counts } = openEngine((path) => (path.endsWith('t7') ? 60_000 : 1));
  engine.show(connection, entryOf(7), never);
  const settled = Promise.withResolvers<Outcome>();
  engine.show(connection, entryOf(2), settled.promise);
  await vi.advanceTimersByTimeAsync(5);
  settled.resolve({ commandId: 'r2', outcome: 'rejected', rejection: { code: 'aborted', message: 'too late' } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(counts.at(-1)).toBe(0);
});
