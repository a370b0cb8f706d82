import { type PendingWork, type Progress, UnsentWork, type Workspace } from '@counterfoil/client';
import { disableNetwork, enableNetwork, type Firestore, getFirestore } from 'firebase/firestore';
import { filter, firstValueFrom, map, pairwise } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { putMember } from '../kit/tenant.ts';
import { signIn, type TestUser } from '../kit/user.ts';

const names = ({ collections }: Progress): string[] => collections.map(({ name }) => name);

const everyone = ['members', 'categories', 'menuItems', 'tables', 'printers', 'orders'];

const progressOf = (workspace: Workspace): Promise<Progress> => firstValueFrom(workspace.progress$);

test("loads the lists of its member's role, and is ready once the server has answered for all", async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  const cookId = newId('cook');
  await putMember(providerId, cookId, 'kitchen');
  const orderId = newId('order');
  await mustRun(userActor(staffId), makeCommand('order.place', providerId, { orderId, tableId: 't1', lines: [] }));
  const [owner, waiter, cook] = [await signIn(ownerId), await signIn(staffId), await signIn(cookId)];

  const floor = waiter.counterfoil.openWorkspace(providerId);
  expect(await floor.ready()).toBe('server');
  const progress = await progressOf(floor);
  expect(names(progress).sort()).toEqual([...everyone, 'ingredients', 'recipes'].sort());
  expect(progress).toMatchObject({ loaded: 8, total: 8, ready: 'server' });
  const counts = Object.fromEntries(progress.collections.map(({ name, documents }) => [name, documents]));
  expect(counts).toMatchObject({ orders: 1, members: 4 });
  // The provider's lists share the workspace's listeners, so they answer at once.
  const menu = await firstValueFrom(waiter.counterfoil.provider(providerId).menu());
  expect(menu).toMatchObject({ fromCache: false });
  expect(menu.data.length).toBe(counts.menuItems);

  const kitchen = cook.counterfoil.openWorkspace(providerId);
  await kitchen.ready();
  expect(names(await progressOf(kitchen)).sort()).toEqual([...everyone].sort());
  expect(await firstValueFrom(kitchen.health$)).toMatchObject({ connection: 'connected' });
  // Each open workspace shows as a device of the provider.
  const devices = await eventually(owner.counterfoil.provider(providerId).devices(), ({ data }) => data.length > 0);
  expect(devices.data).toMatchObject([{ presence: 'online', queued: 0 }]);
  await Promise.all([owner.close(), waiter.close(), cook.close()]);
});

test('adds the lists of a new role, and drops all data when the membership ends', async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  const waiter = await signIn(staffId);
  const workspace = waiter.counterfoil.openWorkspace(providerId);
  await workspace.ready();
  const owner = userActor(ownerId);
  await mustRun(owner, makeCommand('member.changeRole', providerId, { userId: staffId, role: 'manager' }));
  await eventually(
    workspace.progress$,
    (progress) => names(progress).includes('customers') && progress.ready === 'server',
  );
  const before = getFirestore(waiter.app);
  await mustRun(owner, makeCommand('member.remove', providerId, { userId: staffId }));
  expect(await workspace.ended).toBe('access-lost');
  // The device has cleared its cache and uses a new Firestore.
  await expect.poll(() => getFirestore(waiter.app) === before).toBe(false);
  const menu = waiter.counterfoil.provider(providerId).tables();
  await expect(eventually(menu, () => true)).rejects.toMatchObject({ code: 'permission-denied' });
  await waiter.close();
});

test('reports a missing sign-in or membership with a code', async () => {
  const { providerId } = await createRestaurant();
  const stranger = await signIn();
  expect(await stranger.counterfoil.openWorkspace(providerId).ended).toBe('access-lost');
  await stranger.counterfoil.signOut();
  expect(() => stranger.counterfoil.openWorkspace(providerId)).toThrowError(
    expect.objectContaining({ code: 'unauthenticated' }),
  );
  expect(await eventually(stranger.counterfoil.connection$, () => true)).toBe('needs-sign-in');
  await stranger.close();
});

const nowhere = { ...emulators, functions: '127.0.0.1:9' };

/** Opens a waiter's device that has lost the network, with one unsent order. */
const cutOff = async (): Promise<{ waiter: TestUser; workspace: Workspace; providerId: string; orderId: string }> => {
  const { providerId, staffId } = await createRestaurant();
  const waiter = await signIn(staffId, {}, nowhere);
  const workspace = waiter.counterfoil.openWorkspace(providerId);
  await workspace.ready();
  await disableNetwork(getFirestore(waiter.app));
  const orderId = newId('order');
  const sending = waiter.counterfoil.send({ type: 'order.place', providerId, payload: { orderId, lines: [] } });
  sending.catch(() => {});
  await eventually(workspace.pending$, (pending) => pending.some(({ state }) => state === 'queued'));
  return { waiter, workspace, providerId, orderId };
};

const queued = { what: 'order.place', state: 'queued' };

test('refuses to close or sign out with unsent work, and allows it after sending', async () => {
  const { waiter, workspace, providerId, orderId } = await cutOff();
  const refusal = await workspace.close().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UnsentWork);
  expect(refusal).toMatchObject({ code: 'failed-precondition', pending: [{ ...queued, providerId }] });
  await expect(waiter.counterfoil.signOut()).rejects.toMatchObject({ name: 'UnsentWork', pending: [queued] });
  await enableNetwork(getFirestore(waiter.app));
  await eventually(workspace.pending$, (pending) => pending.length === 0);
  expect(await workspace.close()).toEqual([]);
  expect(await waiter.counterfoil.signOut()).toEqual([]);
  expect((await firestore.doc(`serviceProviders/${providerId}/orders/${orderId}`).get()).get('status')).toBe('pending');
  await waiter.close();
});

test('returns the dropped work on a forced close, and never sends it', async () => {
  const { waiter, workspace, providerId } = await cutOff();
  const dropped: readonly PendingWork[] = await workspace.close({ force: true });
  expect(dropped).toMatchObject([queued]);
  expect(await workspace.ended).toBe('closed');
  expect(await firstValueFrom(waiter.counterfoil.pending$)).toEqual([]);
  // The device continues without pending work.
  const after = waiter.counterfoil.openWorkspace(providerId);
  expect(await after.ready()).toBe('server');
  const send = waiter.counterfoil.send({
    type: 'stock.receive',
    providerId,
    payload: { ingredientId: 'cola', quantity: 1 },
  });
  expect(await send).toMatchObject({ outcome: 'applied' });
  expect((await firestore.collection(`serviceProviders/${providerId}/orders`).get()).size).toBe(0);
  expect((await firestore.collection(`serviceProviders/${providerId}/commands`).get()).size).toBe(1);
  await waiter.close();
});

test('clears all data of a person on a forced sign-out, also under active listeners', async () => {
  const { waiter, providerId } = await cutOff();
  const before = getFirestore(waiter.app);
  const lost: unknown[] = [];
  const seenBy = new Set<Firestore>();
  const watching = waiter.counterfoil
    .provider(providerId)
    .tables()
    .subscribe({ next: () => seenBy.add(getFirestore(waiter.app)), error: (error) => lost.push(error) });
  await expect.poll(() => seenBy.size).toBe(1);
  expect(await waiter.counterfoil.signOut({ force: true })).toMatchObject([queued]);
  expect(await eventually(waiter.counterfoil.connection$, () => true)).toBe('needs-sign-in');
  await expect.poll(() => lost).toMatchObject([{ code: 'permission-denied' }]);
  // The listener received nothing from the new Firestore.
  expect(getFirestore(waiter.app)).not.toBe(before);
  expect(seenBy).toEqual(new Set([before]));
  watching.unsubscribe();
  await waiter.close();
});

test('follows the settings of the provider while it is open: reports and the size of calls', async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  const waiter = await signIn(staffId);
  const workspace = waiter.counterfoil.openWorkspace(providerId);
  await workspace.ready();
  const calls: number[] = [];
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    if (String(input).endsWith('/command')) calls.push(JSON.parse(String(init?.body)).data.commands.length);
    return real(input, init);
  });
  const order = async () => {
    calls.length = 0;
    const sent = Array.from({ length: 4 }, () =>
      waiter.counterfoil.send({
        type: 'order.place',
        providerId,
        payload: { orderId: newId('order'), tableId: 't1', lines: [] },
      }),
    );
    await Promise.all(sent.map(({ outcome }) => outcome));
    return calls;
  };
  expect(await order()).toEqual([4]);
  // A device reports each minute unless it is told otherwise, and once more when its connection changes.
  const reports = firstValueFrom(
    workspace.health$.pipe(
      pairwise(),
      map(([one, next]) => +next.at - +one.at),
      filter((ms) => ms > 4000),
    ),
  );
  const settings = { sync: { batchSize: 2, healthSeconds: 5 } };
  await mustRun(userActor(ownerId), makeCommand('provider.update', providerId, { settings }));
  expect(await reports).toBeLessThan(9000);
  expect(await order()).toEqual([2, 2]);
  vi.restoreAllMocks();
  await waiter.close();
});
