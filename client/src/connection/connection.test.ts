import { initializeApp } from 'firebase/app';
import { terminate } from 'firebase/firestore';
import { afterEach, expect, test, vi } from 'vitest';
import { connect } from './connection.ts';

vi.mock('firebase/firestore', async (original) => {
  const sdk = await original<typeof import('firebase/firestore')>();
  return { ...sdk, terminate: vi.fn(sdk.terminate) };
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const open = async (name: string) => {
  const app = initializeApp({ projectId: `demo-${name}`, apiKey: 'none', appId: 'none' }, name);
  const connection = connect({ app, persistence: 'memory' });
  await connection.whenFirestore();
  return connection;
};

test('hands out no instance that it ends, also if it has to replace one twice at the same time', async () => {
  const { firestore$, renew, close } = await open('twice');
  const current: boolean[] = [];
  const { getMockImplementation } = vi.mocked(terminate);
  const end = getMockImplementation();
  vi.mocked(terminate).mockImplementation(async (firestore) => {
    current.push(Object.is(firestore, firestore$.value));
    await end?.(firestore);
  });
  await Promise.all([renew(() => 'keep'), renew(() => 'keep')]);
  expect(current).not.toContain(true);
  expect(firestore$.value).toBeDefined();
  close();
});

test('replaces an instance where the browser denies locks', async () => {
  const { firestore$, renew, close } = await open('denied');
  const request = () => Promise.reject(new DOMException('denied in this context', 'SecurityError'));
  vi.stubGlobal('navigator', { locks: { request } });
  expect(await renew(() => 'memory')).toBe('memory');
  expect(firestore$.value).toBeDefined();
  close();
});
