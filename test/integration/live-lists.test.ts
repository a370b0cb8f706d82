import { getAuth, signOut } from 'firebase/auth';
import { expect, test } from 'vitest';

import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { countReads } from '../kit/count-reads.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { createHeldProxy } from '../kit/held-proxy.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, smallMenu } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const count = 1507;

/** A menu of 1,507 dishes. */
const bigMenu = {
  ...smallMenu,
  menuItems: {},
  ingredients: {},
  recipes: {},
};

const dish = (n: number) => ({
  ...smallMenu.menuItems.cola,
  name: `Dish ${String(n).padStart(4, '0')}`,
  createdAt: new Date(),
  updatedAt: new Date(),
});

const putDishes = async (providerId: string): Promise<void> => {
  const writer = firestore.bulkWriter();
  for (let n = 0; n < count; n++)
    void writer.set(firestore.doc(`serviceProviders/${providerId}/menuItems/d${n}`), dish(n));
  await writer.close();
};

/** Number of rows that are other objects than before. */
const replaced = (before: readonly object[], after: readonly object[]): number => {
  const known = new Set(before);
  return after.filter((row) => !known.has(row)).length;
};

test(`keeps all rows but one of a list of ${count} when one field changes, here or on the server`, async () => {
  const { providerId, ownerId } = await createRestaurant(bigMenu);
  await putDishes(providerId);
  const owner = await signIn(ownerId);
  const view = owner.counterfoil.provider(providerId);
  const menu = view.menu();
  let latest: readonly object[] = [];
  const seen = new Set<object>();
  const watching = menu.subscribe(({ data }) => {
    latest = data;
    for (const row of data) seen.add(row);
  });
  await eventually(menu, ({ data, fromCache }) => data.length === count && !fromCache);
  expect(seen.size).toBe(count);

  const before = latest;
  const path = `serviceProviders/${providerId}/menuItems/d700`;
  await firestore.doc(path).update({ available: false });
  await eventually(menu, ({ data }) => data.some(({ available }) => !available));
  expect(replaced(before, latest)).toBe(1);

  // A change of this device shows at once, and again once the server has set its time.
  const changing = view.records.change('menuItems', 'd701', { available: false });
  const pending = await eventually(menu, ({ pendingWrites }) => pendingWrites);
  expect([...pending.pendingIds]).toEqual(['d701']);
  await changing;
  const settled = await eventually(menu, ({ pendingWrites }) => !pendingWrites);
  expect(settled.pendingIds.size).toBe(0);
  expect(replaced(before, latest)).toBe(2);
  // The changed row shows from the journal, then with the SDK's own write, then as stored: no other row is touched.
  expect(seen.size).toBeLessThanOrEqual(count + 5);
  watching.unsubscribe();
  await owner.close();
});

test('keeps the other rows while a command shows as done, and names the rows that wait for the server', async () => {
  const { providerId, staffId } = await createRestaurant();
  for (const orderId of ['one', 'two', 'three'])
    await mustRun(userActor(staffId), makeCommand('order.place', providerId, { orderId, lines: [] }));
  const gate = await createHeldProxy(emulators.functions);
  const waiter = await signIn(staffId, {}, { ...emulators, functions: gate.address });
  await waiter.counterfoil.openWorkspace(providerId).ready();
  const orders = waiter.counterfoil.provider(providerId).orders({ open: true });
  const before = await eventually(orders, ({ data, fromCache }) => data.length === 3 && !fromCache);
  const lines = [{ lineId: 'a', menuItemId: 'cola', quantity: 1 }];
  const sent = waiter.counterfoil.send({ type: 'order.addLines', providerId, payload: { orderId: 'two', lines } });
  const early = await eventually(orders, ({ pendingWrites }) => pendingWrites);
  expect([...early.pendingIds]).toEqual(['two']);
  expect(replaced(before.data, early.data)).toBe(1);
  gate.open();
  expect((await sent).outcome).toBe('applied');
  const late = await eventually(orders, ({ pendingWrites }) => !pendingWrites);
  expect([late.pendingIds.size, replaced(before.data, late.data)]).toEqual([0, 1]);
  await waiter.close();
  await gate.close();
});

test('hands a list on to the next screen without another read, but not to anybody after a sign-out', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const owner = await signIn(ownerId);
  const menu = () => owner.counterfoil.provider(providerId).menu();
  const reads = countReads();
  const first = await eventually(menu(), ({ fromCache }) => !fromCache);
  const atFirst = reads.paths.length;
  let atOnce: unknown;
  menu()
    .subscribe(({ data }) => {
      atOnce = data;
    })
    .unsubscribe();
  expect(atOnce).toBe(first.data);
  expect(reads.paths.length).toBe(atFirst);
  const list = menu();
  await signOut(getAuth(owner.app));
  let leaked: unknown;
  list
    .subscribe({
      next: ({ data }) => {
        leaked = data;
      },
      error: () => {},
    })
    .unsubscribe();
  expect(leaked).toBeUndefined();
  reads.stop();
  await owner.close();
});

test('shows one document at once if a list holds it, and follows it', async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  await mustRun(userActor(staffId), makeCommand('order.place', providerId, { orderId: 'one', lines: [] }));
  const owner = await signIn(ownerId);
  const view = owner.counterfoil.provider(providerId);
  const orders = view.orders({ open: true });
  const watching = orders.subscribe();
  const { data: rows } = await eventually(orders, ({ data }) => data.length === 1);
  let atOnce: unknown;
  view
    .order('one')
    .subscribe(({ data }) => {
      atOnce = data;
    })
    .unsubscribe();
  expect(atOnce).toBe(rows[0]);
  await mustRun(userActor(staffId), makeCommand('order.cancel', providerId, { orderId: 'one' }));
  const gone = await eventually(view.order('one'), ({ data }) => data?.status === 'cancelled');
  expect(gone.data?.id).toBe('one');
  expect((await eventually(view.order('none'), ({ fromCache }) => !fromCache)).data).toBeUndefined();

  // A document that only the cache of this device holds shows before the server answers.
  const table = await eventually(view.table('t1'), () => true);
  expect(table.data).toMatchObject({ id: 't1', status: 'available' });
  expect((await eventually(view.member(staffId), ({ data }) => data !== undefined)).data?.role).toBe('staff');
  expect((await eventually(view.menuItem('cola'), ({ data }) => data !== undefined)).data?.name).toBe('Cola');
  watching.unsubscribe();
  await owner.close();
});

test('follows one reservation through its statuses on both sides', async () => {
  const { providerId, ownerId } = await createTenant({
    services: { ask: { ...automatic, confirmation: 'manual' as const } },
  });
  const [customer, owner] = [await signIn(), await signIn(ownerId)];
  const reservationId = newId('booking');
  const startTime = inDays(3).toISOString();
  await customer.counterfoil.send({
    type: 'reservation.create',
    providerId,
    payload: { reservationId, serviceId: 'ask', startTime, partySize: 1 },
  });
  const theirs = owner.counterfoil.provider(providerId).reservation(reservationId);
  const statuses: (string | undefined)[] = [];
  const watching = theirs.subscribe(({ data }) => {
    if (statuses.at(-1) !== data?.status) statuses.push(data?.status);
  });
  // The emulator may lose a document that is created while its listener starts.
  await eventually(theirs, ({ data, fromCache }) => data?.status === 'pending' && !fromCache);
  const payload = { userId: customer.uid, reservationId };
  await owner.counterfoil.send({ type: 'reservation.confirm', providerId, payload });
  await eventually(theirs, ({ data, pendingWrites }) => data?.status === 'confirmed' && !pendingWrites);
  const own = customer.counterfoil.me().reservation(reservationId);
  expect((await eventually(own, ({ data }) => data?.status === 'confirmed')).data).toMatchObject({ id: reservationId });
  // It never shows as missing while it moves.
  expect(statuses).toEqual(['pending', 'confirmed']);
  watching.unsubscribe();
  await Promise.all([customer.close(), owner.close()]);
});
