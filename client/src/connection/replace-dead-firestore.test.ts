import { secondMs } from '@counterfoil/domain/core';
import { initializeApp } from 'firebase/app';
import { type Firestore, initializeFirestore, memoryLocalCache, terminate } from 'firebase/firestore';
import { BehaviorSubject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from './connection.ts';
import { replaceDeadFirestore } from './replace-dead-firestore.lazy.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('replaces an instance that its app has ended, without an event of the page', async () => {
  const app = initializeApp({ projectId: 'demo-dead', apiKey: 'none', appId: 'none' });
  const firestore = initializeFirestore(app, { localCache: memoryLocalCache() });
  const firestore$ = new BehaviorSubject<Firestore | undefined>(firestore);
  const renew = vi.fn(async () => {
    firestore$.next(undefined);
    return undefined;
  });
  const connection: Partial<Connection> = {
    auth: { currentUser: { uid: 'ada' } } as Connection['auth'],
    firestore$,
    report: () => undefined,
    renew,
  };
  replaceDeadFirestore(connection as Connection);
  await vi.advanceTimersByTimeAsync(60 * secondMs);
  expect(renew).not.toHaveBeenCalled();
  await terminate(firestore);
  await vi.advanceTimersByTimeAsync(10 * secondMs);
  expect(renew).toHaveBeenCalledTimes(1);
});
