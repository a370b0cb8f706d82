import { getFirestore } from 'firebase/firestore';
import { BehaviorSubject } from 'rxjs';
import { afterEach, expect, test, vi } from 'vitest';
import { deviceId } from '../../client/src/connection/device-id.lazy.ts';
import { internals } from '../../client/src/inspector/internals.ts';
import { heartbeat } from '../../client/src/presence/heartbeat.lazy.ts';
import { presence } from '../../client/src/presence/presence.lazy.ts';
import { loading, progressOf } from '../../client/src/workspace/collection-state.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createTenant, putMember } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

afterEach(() => {
  vi.useRealTimers();
});

test("shows an owner a waiter's device with its queued commands, then as away and offline", async () => {
  const { providerId, ownerId } = await createTenant();
  const [owner, waiter] = await Promise.all([signIn(ownerId), signIn()]);
  await putMember(providerId, waiter.uid, 'staff');
  const devices = owner.counterfoil.provider(providerId).devices();
  const watching = devices.subscribe();

  const queued = new BehaviorSubject<readonly Date[]>([]);
  const id = deviceId(undefined);
  const beating = heartbeat({
    firestore: getFirestore(waiter.app),
    providerId,
    deviceId: id,
    name: 'Tablet at the bar',
    user: () => ({ uid: waiter.uid, displayName: 'Ada' }),
    queued,
  }).subscribe();
  const { data: first } = await eventually(devices, ({ data }) => data.length === 1);
  expect(first).toMatchObject([
    { id, user: waiter.uid, userName: 'Ada', name: 'Tablet at the bar', queued: 0, presence: 'online' },
  ]);

  expect(first[0]).not.toHaveProperty('queuedSince');

  const since = new Date(Date.now() - 12 * 60_000);
  queued.next([since, new Date(), new Date()]);
  const { data: later } = await eventually(devices, ({ data }) => data[0]?.queued === 3);
  expect(later[0]?.queuedSince).toEqual(since);
  expect(later[0]?.lastSeenAt.getTime()).toBeGreaterThan(first[0]?.lastSeenAt.getTime() ?? Number.NaN);
  beating.unsubscribe();
  watching.unsubscribe();

  // Only the owner's clock moves on, as if the owner looked again later.
  const then = Date.now();
  for (const [minutes, presence] of [
    [2, 'online'],
    [4, 'away'],
    [20, 'offline'],
  ] as const) {
    vi.useFakeTimers({ toFake: ['Date'], now: then + minutes * 60_000 });
    const { data } = await eventually(devices, (state) => state.data.length === 1);
    expect(data[0]?.presence).toBe(presence);
  }
  vi.useRealTimers();
  await Promise.all([owner.close(), waiter.close()]);
});

test('denies the list of devices to a member who is no manager', async () => {
  const { providerId } = await createTenant();
  const waiter = await signIn();
  await putMember(providerId, waiter.uid, 'staff');
  const devices = waiter.counterfoil.provider(providerId).devices();
  await expect(eventually(devices, () => true)).rejects.toMatchObject({ code: 'permission-denied' });
  await waiter.close();
});

test('writes the first heartbeat of a workspace once its lists are there, or cannot be read', async () => {
  const { providerId, ownerId } = await createTenant();
  const owner = await signIn(ownerId);
  const parts = internals.get(owner.counterfoil);
  if (!parts) throw new Error('no client');
  const { connection } = parts;
  const devices = owner.counterfoil.provider(providerId).devices();
  const seen = new BehaviorSubject<readonly string[]>([]);
  const watching = devices.subscribe(({ data }) => seen.next(data.map(({ name }) => name)));
  await eventually(devices, ({ fromCache }) => !fromCache);

  const orders = loading('orders');
  const progress$ = new BehaviorSubject(progressOf([orders], false));
  const beating = presence({
    connection,
    pendingWork: { pending$: new BehaviorSubject([]), now: () => [] },
    providerId,
    progress$,
    options: { deviceName: 'Tablet' },
  }).subscribe();
  // The SDK sends writes in their order, so the phone's heartbeat would come after one of the tablet.
  const other = heartbeat({
    firestore: getFirestore(owner.app),
    providerId,
    deviceId: newId('phone'),
    name: 'Phone',
    user: () => ({ uid: ownerId }),
    queued: new BehaviorSubject([]),
  }).subscribe();
  await eventually(devices, ({ data, pendingWrites }) => data.length > 0 && !pendingWrites);
  expect(seen.value).toEqual(['Phone']);

  progress$.next(progressOf([{ ...orders, state: 'failed' }], false));
  await eventually(devices, ({ data, pendingWrites }) => data.length === 2 && !pendingWrites);
  expect(seen.value.toSorted()).toEqual(['Phone', 'Tablet']);
  for (const one of [beating, other, watching]) one.unsubscribe();
  await owner.close();
});
