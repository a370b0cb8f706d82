import type { Counterfoil, NewCommand } from '@counterfoil/client';
import { hourMs } from '@counterfoil/domain';
import { disableNetwork, enableNetwork, getFirestore } from 'firebase/firestore';
import { expect, test } from 'vitest';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { firestore } from '../kit/admin.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createTenant, putMember } from '../kit/tenant.ts';
import { signIn, type TestUser } from '../kit/user.ts';

/** Projections share the suite with other tests and may be slow. */
const projectedMs = 45_000;

const must = async ({ counterfoil }: { counterfoil: Counterfoil }, command: NewCommand): Promise<void> => {
  const outcome = await counterfoil.send(command);
  expect({ type: command.type, ...outcome }).toMatchObject({ outcome: 'applied' });
};

/** An owner sets up a bakery from a device: stock, a dough inside a loaf, costs, and members. */
const setUp = async (owner: TestUser, providerId: string, [staffId, kitchenId]: readonly string[]): Promise<void> => {
  const { records } = owner.counterfoil.provider(providerId);
  await records.add('categories', 'bread', { name: 'Bread', sortOrder: 1 });
  await records.add('ingredients', 'flour', { name: 'Flour', unit: 'kg', reorderPoint: 2, maxStock: 10, usageRate: 2 });
  await records.add('ingredientCosting', 'flour', { cost: euros(80), quantity: 1 });
  await records.add('recipes', 'dough', {
    yield: { quantity: 2, unit: 'kg' },
    ingredients: [{ ingredientId: 'flour', quantity: 1250, unit: 'g' }],
  });
  await records.add('recipes', 'loaf', {
    menuItemId: 'loaf',
    ingredients: [{ recipeId: 'dough', quantity: 800, unit: 'g' }],
  });
  const loaf = { name: 'Loaf', price: euros(428), taxRate: 7, available: true, station: 'oven', recipeId: 'loaf' };
  await records.add('menuItems', 'loaf', { ...loaf, categoryId: 'bread' });
  await records.add('tables', 't1', { name: 'One', seats: 4, status: 'available' });
  await records.add('printers', 'pass', { name: 'At the pass', address: '10.0.0.9:9100', stations: ['oven'] });
  await must(owner, { type: 'member.add', providerId, payload: { userId: staffId ?? '', role: 'staff' } });
  await must(owner, { type: 'member.add', providerId, payload: { userId: kitchenId ?? '', role: 'kitchen' } });
  await must(owner, { type: 'stock.receive', providerId, payload: { ingredientId: 'flour', quantity: 3 } });
};

test('shows each device the changes of the others, limited by its role, through an evening', {
  timeout: 180_000,
}, async () => {
  const { providerId, ownerId } = await createTenant({ services: {} });
  const [owner, staff, cook] = [await signIn(ownerId), await signIn(), await signIn()];
  await setUp(owner, providerId, [staff.uid, cook.uid]);
  const [office, floor, kitchen] = [owner, staff, cook].map(({ counterfoil }) => counterfoil.provider(providerId));
  if (!office || !floor || !kitchen) throw new Error('a device is missing');

  // Six loaves of half a kilogram of flour each, at 0.80 a kilogram: 0.40 of a price of 4.00 without tax.
  const made = await eventually(
    office.recipes(),
    ({ data }) => data.some(({ id, maxPossibleQuantity }) => id === 'loaf' && maxPossibleQuantity === 6),
    projectedMs,
  );
  expect(made.data.find(({ id }) => id === 'loaf')).toMatchObject({ isAvailable: true, ingredientIds: ['flour'] });

  const orderId = newId('order');
  const lines = [{ lineId: 'a', menuItemId: 'loaf', quantity: 2, note: 'sliced' }];
  const customer = { name: 'Ida', email: ' Ida@Example.org '.trim() };
  await must(staff, { type: 'order.place', providerId, payload: { orderId, tableId: 't1', lines, customer } });
  await eventually(office.tables(), ({ data }) => data[0]?.status === 'occupied');
  await must(staff, { type: 'order.confirm', providerId, payload: { orderId } });

  const ticket = await eventually(kitchen.kitchen('oven'), ({ data }) => data.length === 1);
  expect(ticket.data).toMatchObject([
    { orderId, lines: [{ name: 'Loaf', quantity: 2, note: 'sliced', status: 'queued' }] },
  ]);
  const jobs = await eventually(kitchen.printJobs('oven'), ({ data }) => data.length === 1);
  const printed = { printJobId: jobs.data[0]?.id ?? '', printerId: 'pass' };
  await must(cook, { type: 'printJob.claim', providerId, payload: printed });
  await must(cook, { type: 'printJob.done', providerId, payload: printed });
  await eventually(kitchen.printJobs('oven'), ({ data }) => data.length === 0);
  for (const [device, status] of [
    [cook, 'preparing'],
    [cook, 'ready'],
    [staff, 'served'],
  ] as const) {
    await must(device, { type: 'order.setLineStatus', providerId, payload: { orderId, lineId: 'a', status } });
  }
  await eventually(kitchen.kitchen('oven'), ({ data }) => data.length === 0);

  // At the reorder point: one alert, and the recipe's availability follows.
  await eventually(office.ingredients(), ({ data }) => data[0]?.stockStatus === 'LOW_STOCK');
  await eventually(
    office.recipes(),
    ({ data }) => data.some((one) => one.id === 'loaf' && one.maxPossibleQuantity === 4),
    projectedMs,
  );
  const more = [{ lineId: 'b', menuItemId: 'loaf', quantity: 4 }];
  await must(staff, { type: 'order.addLines', providerId, payload: { orderId, lines: more } });
  await must(staff, { type: 'order.confirm', providerId, payload: { orderId } });
  const gone = await eventually(
    floor.recipes(),
    ({ data }) => data.some((one) => one.id === 'loaf' && !one.isAvailable),
    projectedMs,
  );
  expect(gone.data.find(({ id }) => id === 'loaf')).toMatchObject({
    maxPossibleQuantity: 0,
    missingIngredients: ['flour'],
  });
  await must(staff, { type: 'order.complete', providerId, payload: { orderId, payment: { method: 'cash' } } });

  const known = await eventually(office.customers(), ({ data }) => data.length === 1, projectedMs);
  expect(known.data).toMatchObject([
    {
      name: 'Ida',
      totalOrders: 1,
      totalSpent: euros(6 * 428),
      customerType: 'new',
      favoriteItems: [{ menuItemId: 'loaf' }],
    },
  ]);
  const sold = await eventually(office.analytics(), ({ data }) => data.revenue.today.amount > 0, projectedMs);
  expect(sold.data.revenue.today).toEqual(euros(6 * 428));

  const events = await eventually(
    office.events({ since: new Date(0) }),
    ({ data }) =>
      data.some(({ entityId, payload }) => entityId === 'loaf' && payload.isAvailable === false) &&
      ['menuItem.created', 'table.created'].every((wanted) => data.some(({ type }) => type === wanted)),
    projectedMs,
  );
  const count = (type: string) => events.data.filter((event) => event.type === type).length;
  expect({
    placed: count('order.created'),
    alerts: count('inventory.lowStockAlert'),
    gone: events.data.filter(({ entityId, payload }) => entityId === 'loaf' && payload.isAvailable === false).length,
    menu: count('menuItem.created'),
    table: count('table.occupied') + count('table.created') + count('table.cleaning'),
  }).toEqual({ placed: 1, alerts: 1, gone: 1, menu: 1, table: 3 });

  // Each role sees only its own part.
  const denied = { code: 'permission-denied' };
  await expect(eventually(floor.customers(), () => true)).rejects.toMatchObject(denied);
  await expect(eventually(kitchen.ingredients(), () => true)).rejects.toMatchObject(denied);
  await expect(floor.records.change('menuItems', 'loaf', { price: euros(1) })).rejects.toMatchObject(denied);
  await expect(kitchen.records.change('menuItems', 'loaf', { available: false })).rejects.toMatchObject(denied);
  await floor.records.change('menuItems', 'loaf', { available: false });
  await eventually(kitchen.menu(), ({ data }) => data[0]?.available === false);
  const refused = await staff.counterfoil.send({
    type: 'order.place',
    providerId,
    payload: { orderId: newId('order'), lines: [{ lineId: 'a', menuItemId: 'loaf', quantity: 1 }] },
  });
  expect(refused).toMatchObject({ outcome: 'rejected', rejection: { code: 'failed-precondition' } });
  await Promise.all([owner.close(), staff.close(), cook.close()]);
});

test('removes records, also offline, and names the person who removed them', async () => {
  const { providerId, ownerId } = await createTenant({ services: {} });
  const [owner, manager] = [await signIn(ownerId), await signIn()];
  await putMember(providerId, manager.uid, 'manager');
  const mine = owner.counterfoil.provider(providerId);
  await mine.records.add('ingredients', 'flour', { name: 'Flour', unit: 'kg' });
  await mine.records.add('ingredientCosting', 'flour', { cost: euros(80), quantity: 1 });
  const theirs = manager.counterfoil.provider(providerId);
  await eventually(theirs.ingredients(), ({ data }) => data.length === 1);
  await disableNetwork(getFirestore(manager.app));
  const removals = [theirs.records.remove('ingredientCosting', 'flour'), theirs.records.remove('ingredients', 'flour')];
  await eventually(theirs.ingredients(), ({ data }) => data.length === 0);
  await enableNetwork(getFirestore(manager.app));
  await Promise.all(removals);
  const since = new Date(Date.now() - hourMs);
  const events = await eventually(
    mine.events({ since }),
    ({ data }) => data.some(({ type }) => type === 'inventory.itemRemoved') && data.length >= 5,
    projectedMs,
  );
  const authors = events.data.filter(({ entityId }) => entityId === 'flour').map((event) => event.createdBy);
  expect(authors.sort()).toEqual([owner.uid, owner.uid, manager.uid, manager.uid].sort());
  await Promise.all([owner.close(), manager.close()]);
});

test('shows an order to the person it names, and nothing else of the provider', async () => {
  const { providerId, ownerId } = await createTenant({ services: {} });
  const [owner, guest] = [await signIn(ownerId), await signIn()];
  const { records } = owner.counterfoil.provider(providerId);
  await records.add('menuItems', 'tea', {
    name: 'Tea',
    price: euros(300),
    taxRate: 0,
    available: true,
    station: 'bar',
  });
  const orderId = newId('order');
  const { code, expiresAt } = await guest.counterfoil.me().customerCode();
  expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
  const lines = [{ lineId: 'a', menuItemId: 'tea', quantity: 1 }];
  await must(owner, {
    type: 'order.place',
    providerId,
    payload: { orderId, kind: 'takeAway', lines, customer: { code } },
  });
  const mine = guest.counterfoil.me().orders();
  const first = await eventually(mine, ({ data }) => data.length === 1);
  expect(first.data).toMatchObject([{ orderId, providerId, status: 'pending', total: euros(300) }]);
  await must(owner, { type: 'order.confirm', providerId, payload: { orderId } });
  await eventually(mine, ({ data }) => data[0]?.status === 'confirmed');
  await must(owner, { type: 'order.complete', providerId, payload: { orderId } });
  await eventually(mine, ({ data }) => data[0]?.status === 'completed');
  const orders = guest.counterfoil.provider(providerId).orders({ open: true });
  await expect(eventually(orders, () => true)).rejects.toMatchObject({ code: 'permission-denied' });
  await Promise.all([owner.close(), guest.close()]);
});

test('lets a guest claim an order by the code of the receipt', async () => {
  const { providerId, ownerId } = await createTenant({ services: {} });
  const [owner, guest] = [await signIn(ownerId), await signIn()];
  const orderId = newId('order');
  await must(owner, {
    type: 'order.place',
    providerId,
    payload: { orderId, lines: [], customer: { userId: guest.uid } },
  });
  const mine = guest.counterfoil.me().orders();
  const orders = await eventually(owner.counterfoil.provider(providerId).orders(), ({ data }) => data.length === 1);
  const [order] = orders.data;
  // The id alone proved nothing, and the receipt is in the guest's hand.
  expect(order?.customer?.userId).toBeUndefined();
  await eventually(mine, ({ data, fromCache }) => data.length === 0 && !fromCache);
  const claim = (code: string) =>
    guest.counterfoil.send({ type: 'order.claim', providerId, payload: { orderId, code } });
  expect(await claim('ZZZZ9999')).toMatchObject({ outcome: 'rejected', rejection: { code: 'not-found' } });
  expect(await claim(order?.claimCode ?? '')).toMatchObject({ outcome: 'applied' });
  await eventually(mine, ({ data }) => data[0]?.orderId === orderId);
  await must(owner, { type: 'order.cancel', providerId, payload: { orderId } });
  await eventually(mine, ({ data }) => data[0]?.status === 'cancelled');
  await Promise.all([owner.close(), guest.close()]);
});

test('asks a new member for consent', async () => {
  const { providerId, ownerId } = await createTenant({ services: {} });
  const [owner, staff] = [await signIn(ownerId), await signIn()];
  const mine = staff.counterfoil.me().memberships();
  await must(owner, { type: 'member.add', providerId, payload: { userId: staff.uid, role: 'owner' } });
  const invited = await eventually(mine, ({ data }) => data.length === 1);
  expect(invited.data).toEqual([
    { id: providerId, providerId, userId: staff.uid, createdAt: expect.any(Date), updatedAt: expect.any(Date) },
  ]);
  // Access does not wait for consent.
  await eventually(staff.counterfoil.provider(providerId).tables(), () => true);
  const leave = () => owner.counterfoil.send({ type: 'member.remove', providerId, payload: { userId: owner.uid } });
  expect(await leave()).toMatchObject({ outcome: 'rejected', rejection: { details: { reason: 'lastOwner' } } });
  await must(staff, { type: 'member.accept', providerId, payload: { userId: staff.uid } });
  await eventually(mine, ({ data }) => data[0]?.role === 'owner' && data[0].providerName === 'Salon Test');
  expect(await leave()).toMatchObject({ outcome: 'applied' });
  const inboxes = await Promise.all(
    [owner, staff].map(({ uid }) => firestore.collection(`endUsers/${uid}/notifications`).get()),
  );
  expect(inboxes.map(({ size }) => size)).toEqual([0, 0]);
  await Promise.all([owner.close(), staff.close()]);
});
