import { randomUUID } from 'node:crypto';
import { createCounterfoil, type NewCommand } from '@counterfoil/client';
import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import {
  connectAuthEmulator,
  getAuth,
  initializeAuth,
  inMemoryPersistence,
  signInWithCustomToken,
} from 'firebase/auth';
import { connectFirestoreEmulator, initializeFirestore, memoryLocalCache } from 'firebase/firestore';
import { BehaviorSubject, firstValueFrom } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { auth } from '../kit/admin.ts';
import { emulators, projectId } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { createRestaurant } from '../kit/restaurant.ts';

const openApp = (): FirebaseApp => initializeApp({ projectId, apiKey: 'test' }, randomUUID());

const place = (providerId: string): NewCommand<'order.place'> => ({
  type: 'order.place',
  providerId,
  payload: { orderId: 'o', lines: [] },
});

const signInAs = async (app: FirebaseApp, uid: string): Promise<void> => {
  await signInWithCustomToken(getAuth(app), await auth.createCustomToken(uid));
};

test('returns the same client for the same app, until it is disposed of', async () => {
  const { providerId, staffId } = await createRestaurant();
  const app = openApp();
  const first = createCounterfoil({ app, emulators });
  expect(createCounterfoil({ app, emulators })).toBe(first);
  const other = openApp();
  expect(createCounterfoil({ app: other, emulators })).not.toBe(first);
  await signInAs(app, staffId);
  await eventually(first.provider(providerId).tables(), ({ data }) => data.length === 2);

  first.dispose();
  const second = createCounterfoil({ app, emulators });
  expect(second).not.toBe(first);
  await eventually(second.provider(providerId).tables(), ({ data, fromCache }) => data.length === 2 && !fromCache);
  expect(await second.send(place(providerId))).toMatchObject({
    outcome: 'applied',
  });
  second.dispose();
  await Promise.all([deleteApp(app), deleteApp(other)]);
});

test('works beside the client of a module that was evaluated before, as after a hot reload', async () => {
  const { providerId, staffId } = await createRestaurant();
  const app = openApp();
  const before = createCounterfoil({ app, emulators });
  await signInAs(app, staffId);
  const watched: number[] = [];
  const watching = before
    .provider(providerId)
    .orders()
    .subscribe(({ data }) => watched.push(data.length));
  await expect.poll(() => watched.at(-1)).toBe(0);
  vi.resetModules();
  const { createCounterfoil: createAgain } = await import('@counterfoil/client');
  expect(createAgain).not.toBe(createCounterfoil);
  const after = createAgain({ app, emulators });
  expect(after).not.toBe(before);
  await eventually(after.provider(providerId).tables(), ({ data }) => data.length === 2);
  expect(await after.send(place(providerId))).toMatchObject({
    outcome: 'applied',
  });
  await expect.poll(() => watched.at(-1)).toBe(1);
  watching.unsubscribe();
  after.dispose();
  before.dispose();
  await deleteApp(app);
});

test("uses the app's own Auth, Firestore and view of the network", async () => {
  const { providerId, staffId } = await createRestaurant();
  const app = openApp();
  const own = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(own, `http://${emulators.auth}`, { disableWarnings: true });
  const firestore = initializeFirestore(app, { localCache: memoryLocalCache() });
  const [host = '', port] = emulators.firestore.split(':');
  connectFirestoreEmulator(firestore, host, Number(port));
  const online$ = new BehaviorSubject(true);
  const counterfoil = createCounterfoil({ app, emulators, auth: own, firestore, online$ });
  await signInAs(app, staffId);
  expect((await counterfoil.whenSignedIn()).uid).toBe(staffId);
  expect(await eventually(counterfoil.firestore$, (one) => one !== undefined)).toBe(firestore);
  await eventually(counterfoil.provider(providerId).tables(), ({ data }) => data.length === 2);

  online$.next(false);
  expect(await eventually(counterfoil.connection$, (state) => state === 'offline')).toBe('offline');
  const sent = counterfoil.send(place(providerId));
  expect(await eventually(counterfoil.pending$, (all) => all.length > 0)).toMatchObject([{ state: 'queued' }]);
  online$.next(true);
  expect(await sent).toMatchObject({ outcome: 'applied' });
  expect(await firstValueFrom(counterfoil.pending$)).toEqual([]);
  counterfoil.dispose();
  await deleteApp(app);
});
