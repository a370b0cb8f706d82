import { getFirestore } from 'firebase/firestore';
import { BehaviorSubject } from 'rxjs';
import { afterEach, expect, test, vi } from 'vitest';
import { deviceId } from '../../client/src/connection/device-id.lazy.ts';
import { heartbeat } from '../../client/src/presence/heartbeat.lazy.ts';
import { eventually } from '../kit/eventually.ts';
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
