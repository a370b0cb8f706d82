import { FirebaseError } from 'firebase/app';
import { doc, type Firestore, getDocFromCache, getDocFromServer, Timestamp, writeBatch } from 'firebase/firestore';
import { BehaviorSubject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import type { RecordEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { writeRecord } from './write-record.lazy.ts';

// The SDK loses an answer only if another tab dies at the right moment.
vi.mock('firebase/firestore', async (original) => ({
  ...(await original<typeof import('firebase/firestore')>()),
  doc: vi.fn(),
  writeBatch: vi.fn(),
  getDocFromCache: vi.fn(),
  getDocFromServer: vi.fn(),
}));

const commit = vi.fn<() => Promise<void>>();

beforeEach(() => {
  vi.useFakeTimers();
  commit.mockReset();
  vi.mocked(doc).mockImplementation(() => Object.create(null));
  vi.mocked(writeBatch).mockImplementation(() => Object.assign(Object.create(null), { update: vi.fn(), commit }));
});
afterEach(() => {
  vi.useRealTimers();
});

const document = (fields: Readonly<Record<string, unknown>>, hasPendingWrites: boolean) =>
  Object.assign(Object.create(null), {
    metadata: { hasPendingWrites },
    exists: () => true,
    get: (name: string) => fields[name],
  });
const before = { available: true, updatedAt: Timestamp.fromMillis(1) };
const after = { available: false, updatedAt: Timestamp.fromMillis(2) };

const entry = {
  id: 'r1',
  providerId: 'p',
  userId: 'u',
  key: 1,
  notedAt: 0,
  record: { action: 'change', kind: 'menuItems', id: 'cola', fields: { available: false } },
} as unknown as RecordEntry;

const write = () => {
  const firestore$ = new BehaviorSubject<Firestore | undefined>(Object.create(null));
  const connection = { firestore$, whenFirestore: async () => firestore$.value } as unknown as Connection;
  const journal = { put: vi.fn(async () => {}) } as unknown as Journal;
  const outcomes: unknown[] = [];
  const failures: unknown[] = [];
  void writeRecord(connection, journal, entry).then(
    (outcome) => outcomes.push(outcome),
    (error) => failures.push(error),
  );
  return { outcomes, firestore$, failures };
};

const applied = { commandId: 'r1', outcome: 'applied', version: 1, eventIds: [] };

test('asks the server for a write whose answer never comes, once it has left the cache', async () => {
  commit.mockReturnValue(new Promise(() => {}));
  vi.mocked(getDocFromCache).mockResolvedValue(document(before, true));
  vi.mocked(getDocFromServer).mockResolvedValue(document(after, false));
  const { outcomes } = write();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(outcomes).toEqual([]);
  vi.mocked(getDocFromCache).mockResolvedValue(document(after, false));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(outcomes).toEqual([applied]);
});

test('asks the server for a write whose Firestore is replaced', async () => {
  commit.mockReturnValue(new Promise(() => {}));
  vi.mocked(getDocFromCache).mockResolvedValue(document(before, true));
  vi.mocked(getDocFromServer).mockResolvedValue(document(after, false));
  const { outcomes, firestore$ } = write();
  await vi.advanceTimersByTimeAsync(1);
  firestore$.next(undefined);
  firestore$.next(Object.create(null));
  await vi.advanceTimersByTimeAsync(1);
  expect(outcomes).toEqual([applied]);
});

test("refuses what the rules deny, by the SDK's own error", async () => {
  commit.mockRejectedValue(new FirebaseError('permission-denied', 'no such right'));
  vi.mocked(getDocFromCache).mockResolvedValue(document(before, false));
  const { outcomes } = write();
  await vi.advanceTimersByTimeAsync(1);
  expect(outcomes).toMatchObject([{ outcome: 'rejected', rejection: { code: 'permission-denied' } }]);
});

test('does not take the fault of a dead Firestore for a refusal', async () => {
  commit.mockRejectedValue(new Error('INTERNAL ASSERTION FAILED: Unexpected state'));
  vi.mocked(getDocFromCache).mockResolvedValueOnce(document(before, false));
  vi.mocked(getDocFromCache).mockRejectedValue(new Error('INTERNAL ASSERTION FAILED: Unexpected state'));
  const { outcomes, firestore$ } = write();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(outcomes).toEqual([]);
  vi.mocked(getDocFromServer).mockResolvedValue(document(after, false));
  firestore$.next(Object.create(null));
  await vi.advanceTimersByTimeAsync(1);
  expect(outcomes).toEqual([applied]);
});

test('asks again if the question is lost as well', async () => {
  commit.mockReturnValue(new Promise(() => {}));
  vi.mocked(getDocFromCache).mockResolvedValueOnce(document(before, false)).mockResolvedValue(document(after, false));
  vi.mocked(getDocFromServer).mockReturnValueOnce(new Promise(() => {}));
  const { outcomes } = write();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(outcomes).toEqual([]);
  vi.mocked(getDocFromServer).mockResolvedValue(document(after, false));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(outcomes).toEqual([applied]);
});

const dead = (): never => {
  throw new Error('INTERNAL ASSERTION FAILED');
};

test('waits for a new Firestore while the one of the page is dead, and then writes once', async () => {
  vi.mocked(getDocFromCache).mockImplementation(dead);
  vi.mocked(writeBatch).mockImplementation(dead);
  const { outcomes, firestore$, failures } = write();
  await vi.advanceTimersByTimeAsync(60_000);
  vi.mocked(getDocFromCache).mockResolvedValue(document(before, false));
  vi.mocked(writeBatch).mockImplementation(() => Object.assign(Object.create(null), { update: vi.fn(), commit }));
  commit.mockResolvedValue(undefined);
  firestore$.next(undefined);
  await vi.advanceTimersByTimeAsync(1);
  expect([outcomes, failures]).toEqual([[], []]);
  firestore$.next(Object.create(null));
  await vi.advanceTimersByTimeAsync(1);
  expect([outcomes, failures]).toEqual([[applied], []]);
  expect(commit).toHaveBeenCalledTimes(1);
});

test('asks the server if the Firestore dies while it writes', async () => {
  commit.mockReturnValue(new Promise(() => {}));
  vi.mocked(getDocFromCache).mockResolvedValue(document(before, true));
  vi.mocked(getDocFromServer).mockResolvedValue(document(after, false));
  const { outcomes, firestore$, failures } = write();
  await vi.advanceTimersByTimeAsync(1);
  vi.mocked(getDocFromCache).mockImplementation(dead);
  await vi.advanceTimersByTimeAsync(30_000);
  expect([outcomes, failures]).toEqual([[], []]);
  firestore$.next(Object.create(null));
  await vi.advanceTimersByTimeAsync(1);
  expect([outcomes, failures]).toEqual([[applied], []]);
});
