import { afterEach, expect, test } from 'vitest';
import { evening, line, pizzeria } from '../../../domain/test-kit/pizzeria.ts';
import { dataOf, until } from '../../test-kit/live-data.ts';
import { stageDocuments } from '../../test-kit/stage-documents.ts';
import { createFakeCounterfoil, type FakeCounterfoil } from './index.ts';

const open: FakeCounterfoil[] = [];
afterEach(() => {
  for (const fake of open.splice(0)) fake.counterfoil.dispose();
});

const pizzeriaFor = (uid: string) => {
  const fake = createFakeCounterfoil({ user: { uid }, documents: stageDocuments(pizzeria()), now: evening });
  open.push(fake);
  return { fake, counterfoil: fake.counterfoil, provider: fake.counterfoil.provider('pizzeria') };
};

const place = {
  type: 'order.place' as const,
  providerId: 'pizzeria',
  payload: { orderId: 'o', tableId: 't1', lines: [line('a', 'margherita'), line('b', 'cola', 2)] },
};
const confirm = { type: 'order.confirm' as const, providerId: 'pizzeria', payload: { orderId: 'o' } };

test('an order takes its table, its stock and its kitchen tickets', async () => {
  const { counterfoil, provider } = pizzeriaFor('sam');
  const before = await dataOf(provider.ingredient('cola'));
  await counterfoil.send(place);
  expect(await counterfoil.send(confirm)).toMatchObject({ outcome: 'applied' });
  expect(await dataOf(provider.table('t1'))).toMatchObject({ status: 'occupied', orderId: 'o' });
  expect((await dataOf(provider.ingredient('cola')))?.currentStock).toBe((before?.currentStock ?? 0) - 2);
  expect(await dataOf(provider.stockLogs('cola'))).toMatchObject([{ quantityChanged: -2, referenceId: 'o' }]);
  const tickets = await until(provider.kitchen('kitchen'), ({ data }) => data.length > 0);
  expect(tickets.data).toMatchObject([{ orderId: 'o' }]);
});

test('the roles of the deciders hold', async () => {
  const { counterfoil } = pizzeriaFor('kim');
  expect(await counterfoil.send(place)).toMatchObject({ rejection: { code: 'permission-denied' } });
});

test('an order that builds on another version is refused with both versions', async () => {
  const { fake, counterfoil, provider } = pizzeriaFor('sam');
  await counterfoil.send(place);
  const orders = provider.orders({ open: true });
  const watching = orders.subscribe();
  fake.goOffline();
  const handle = counterfoil.send({ ...confirm, expectedVersion: 1 });
  await until(orders, ({ pendingIds }) => pendingIds.has('o'));
  fake.sendAs(
    { kind: 'user', uid: 'sue' },
    { type: 'order.removeLine', providerId: 'pizzeria', payload: { orderId: 'o', lineId: 'b' } },
  );
  expect((await dataOf(orders))[0]?.lines).toHaveLength(2);
  fake.goOnline();
  expect(await handle).toMatchObject({ rejection: { code: 'aborted' } });
  const [refusal] = await until(counterfoil.refusals$, (all) => all.length > 0);
  expect(refusal).toMatchObject({ conflict: { expected: { version: 1 }, current: { version: 2 } } });
  watching.unsubscribe();
});

test('records are written, changed and removed, also offline', async () => {
  const { fake, provider } = pizzeriaFor('olga');
  const watching = provider.tables().subscribe();
  await provider.records.add('tables', 't9', { name: 'Nine', seats: 2, status: 'available' });
  await provider.records.change('tables', 't9', { seats: 4 });
  expect(await dataOf(provider.table('t9'))).toMatchObject({ name: 'Nine', seats: 4, updatedBy: 'olga' });
  await expect(provider.records.change('tables', 'none', { seats: 4 })).rejects.toMatchObject({ code: 'not-found' });
  fake.goOffline();
  const removed = provider.records.remove('tables', 't9');
  await until(provider.tables(), ({ data, pendingWrites }) => pendingWrites && !data.some(({ id }) => id === 't9'));
  expect(fake.document('serviceProviders/pizzeria/tables/t9')).toBeDefined();
  fake.goOnline();
  await removed;
  expect(fake.document('serviceProviders/pizzeria/tables/t9')).toBeUndefined();
  watching.unsubscribe();
});

test('lists have the order, the conditions and the pages of their queries', async () => {
  const { fake, provider } = pizzeriaFor('olga');
  const names = (await dataOf(provider.menu())).map(({ name }) => name);
  expect(names).toEqual(names.toSorted());
  const [item] = fake.documents('serviceProviders/pizzeria/menuItems');
  const before = await dataOf(provider.menu());
  fake.write('serviceProviders/pizzeria/menuItems/extra', { ...item, name: 'AAA' });
  const after = await dataOf(provider.menu());
  expect(after[0]).toMatchObject({ id: 'extra' });
  expect(after[1]).toBe(before[0]);
  for (let n = 0; n < 130; n++)
    fake.write(`serviceProviders/pizzeria/stockLogs/l${n}`, { ingredientId: 'cola', version: n });
  const logs = provider.stockLogs('cola');
  const first = await until(logs, ({ hasMore }) => hasMore);
  const watching = logs.subscribe();
  logs.loadMore();
  const more = await until(logs, ({ data }) => data.length > first.data.length);
  expect(more.data[0]).toMatchObject({ id: 'l129' });
  expect(more.data).toHaveLength(130);
  watching.unsubscribe();
});

test('a workspace loads, serves offline, and ends with the membership', async () => {
  const { fake, counterfoil } = pizzeriaFor('sam');
  const workspace = counterfoil.openWorkspace('pizzeria');
  expect(await workspace.ready()).toBe('server');
  fake.goOffline();
  expect((await until(workspace.progress$, ({ ready }) => ready === 'cache')).loaded).toBeGreaterThan(5);
  const handle = counterfoil.send(place);
  expect(await until(workspace.pending$, (work) => work.length > 0)).toMatchObject([{ what: 'order.place' }]);
  await expect(workspace.close()).rejects.toMatchObject({ name: 'UnsentWork' });
  fake.goOnline();
  await handle;
  fake.sendAs(
    { kind: 'user', uid: 'olga' },
    { type: 'member.remove', providerId: 'pizzeria', payload: { userId: 'sam' } },
  );
  expect(await workspace.ended).toBe('access-lost');
  const again = counterfoil.openWorkspace('pizzeria');
  expect(await again.ended).toBe('access-lost');
});

test('a workspace closes, and its streams complete', async () => {
  const { counterfoil } = pizzeriaFor('sam');
  const workspace = counterfoil.openWorkspace('pizzeria');
  await workspace.ready();
  const completed = new Promise<void>((resolve) => workspace.health$.subscribe({ complete: resolve }));
  expect(await workspace.close()).toEqual([]);
  await completed;
});
