import type { Refused } from '@counterfoil/client';
import { firstValueFrom, merge } from 'rxjs';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { createHeldProxy } from '../kit/held-proxy.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

test('shows an order and its occupied table before the server answers, without flicker afterwards', async () => {
  const { providerId, staffId } = await createRestaurant();
  const waiter = await signIn(staffId);
  const workspace = waiter.counterfoil.openWorkspace(providerId);
  await workspace.ready();
  const view = waiter.counterfoil.provider(providerId);
  const seen: string[] = [];
  const watching = view.tables().subscribe(({ data }) => {
    const table = data.find(({ id }) => id === 't1');
    if (seen.at(-1) !== table?.status) seen.push(String(table?.status));
  });
  const orderId = newId('order');
  let isAnswered = false;
  const lines = [{ lineId: 'a', menuItemId: 'margherita', quantity: 2 }];
  const answer = waiter.counterfoil
    .send({ type: 'order.place', providerId, payload: { orderId, tableId: 't1', lines } })
    .finally(() => {
      isAnswered = true;
    });
  const early = await eventually(view.orders({ open: true }), ({ data }) => data.length === 1);
  expect([isAnswered, early.pendingWrites]).toEqual([false, true]);
  expect(early.data[0]).toMatchObject({ orderId, status: 'pending', lines: [{ name: 'Margherita', quantity: 2 }] });
  expect((await answer).outcome).toBe('applied');
  const late = await eventually(
    view.orders({ open: true }),
    ({ pendingWrites, data }) => !pendingWrites && data.length === 1,
  );
  // The server issues the order's number. All else stays the same.
  expect(late.data[0]?.totals).toEqual(early.data[0]?.totals);
  expect(seen).toEqual(['available', 'occupied']);
  watching.unsubscribe();
  await waiter.close();
});

test('makes a table ready as soon as it shows as paid, even before the server knows', async () => {
  const { providerId, staffId } = await createRestaurant();
  const orderId = newId('order');
  const lines = [{ lineId: 'a', menuItemId: 'cola', quantity: 1 }];
  const by = userActor(staffId);
  await mustRun(by, makeCommand('stock.receive', providerId, { ingredientId: 'cola', quantity: 1 }));
  await mustRun(by, makeCommand('order.place', providerId, { orderId, tableId: 't1', lines }));
  await mustRun(by, makeCommand('order.confirm', providerId, { orderId }));
  const gate = await createHeldProxy(emulators.functions);
  const waiter = await signIn(staffId, {}, { ...emulators, functions: gate.address });
  await waiter.counterfoil.openWorkspace(providerId).ready();
  const view = waiter.counterfoil.provider(providerId);
  const turned = (status: string) =>
    eventually(view.tables(), ({ data }) => data.some((table) => table.id === 't1' && table.status === status));
  const paid = waiter.counterfoil.send({ type: 'order.complete', providerId, payload: { orderId } });
  await turned('cleaning');
  const ready = view.records.change('tables', 't1', { status: 'available' });
  await turned('available');
  const states: (string | undefined)[] = [];
  const watching = view.tables().subscribe(({ data }) => states.push(data.find(({ id }) => id === 't1')?.status));
  gate.open();
  await ready;
  // The rules would refuse the change while the table holds an order. It waits for the payment, and does not revert.
  expect([...new Set(states)]).toEqual(['available']);
  watching.unsubscribe();
  expect((await paid).outcome).toBe('applied');
  const table = (await firestore.doc(`serviceProviders/${providerId}/tables/t1`).get()).data();
  expect([table?.status, table?.orderId]).toEqual(['available', undefined]);
  await waiter.close();
  await gate.close();
});

test('reverts a rejected command, and reports it with both versions', async () => {
  const { providerId, staffId, ownerId } = await createRestaurant();
  const orderId = newId('order');
  await mustRun(userActor(staffId), makeCommand('order.place', providerId, { orderId, lines: [] }));
  const waiter = await signIn(staffId);
  const workspace = waiter.counterfoil.openWorkspace(providerId);
  await workspace.ready();
  const orders = waiter.counterfoil.provider(providerId).orders({ open: true });
  const counts: number[] = [];
  const watching = orders.subscribe(({ data }) => counts.push(data[0]?.lines.length ?? -1));
  await eventually(orders, ({ data }) => data[0]?.version === 1);
  const refused: Refused[] = [];
  const listening = workspace.rejected$.subscribe((one) => refused.push(one));
  const line = (lineId: string) => [{ lineId, menuItemId: 'cola', quantity: 1 }];
  // Another device is faster.
  await mustRun(userActor(ownerId), makeCommand('order.addLines', providerId, { orderId, lines: line('theirs') }));
  const outcome = await waiter.counterfoil.send({
    type: 'order.addLines',
    providerId,
    expectedVersion: 1,
    payload: { orderId, lines: line('mine') },
  });
  const details = { expectedVersion: 1, currentVersion: 2 };
  expect(outcome).toMatchObject({ outcome: 'rejected', rejection: { code: 'aborted', details } });
  await expect.poll(() => refused.length).toBe(1);
  expect(refused[0]).toMatchObject({
    command: { type: 'order.addLines' },
    rejection: { code: 'aborted' },
    conflict: { current: { version: 2, lines: [{ lineId: 'theirs' }] } },
  });
  const settled = await eventually(orders, ({ data, pendingWrites }) => data[0]?.version === 2 && !pendingWrites);
  expect(settled.data[0]?.lines.map(({ lineId }) => lineId)).toEqual(['theirs']);
  watching.unsubscribe();
  listening.unsubscribe();
  await waiter.close();
});

test('shows a new booking in both the full document and the reference at once on one device', async () => {
  const { providerId, ownerId } = await createTenant({ services: { cut: automatic } });
  const owner = await signIn(ownerId);
  const view = owner.counterfoil.provider(providerId);
  const day = inDays(3).toISOString().slice(0, 10);
  const [mine, theirs, slots] = [
    owner.counterfoil.me().reservations(),
    view.reservations('confirmed'),
    view.slots('cut', day),
  ];
  const watching = merge(mine, theirs, slots, view.services(), view.profile()).subscribe();
  const noon = new Date(`${day}T12:00:00.000Z`);
  const free = ({ data }: { data: readonly { start: Date; available: number }[] }) =>
    data.find(({ start }) => start.getTime() === noon.getTime())?.available;
  await Promise.all([eventually(mine, () => true), eventually(theirs, () => true)]);
  const before = free(await eventually(slots, (state) => free(state) !== undefined)) ?? 0;
  const reservationId = newId('booking');
  const payload = { reservationId, serviceId: 'cut', startTime: noon.toISOString(), partySize: 1, attendees: ['Ada'] };
  const answer = owner.counterfoil.send({ type: 'reservation.create', providerId, payload });
  const [full, reference] = await Promise.all([
    eventually(mine, ({ data }) => data.length === 1),
    eventually(theirs, ({ data }) => data.length === 1),
    eventually(slots, (state) => free(state) === before - 1),
  ]);
  expect([full.pendingWrites, reference.pendingWrites]).toEqual([true, true]);
  expect(full.data[0]).toMatchObject({ reservationId, attendees: [{ name: 'Ada' }] });
  expect(reference.data[0]?.code).toBe(full.data[0]?.code);
  expect(JSON.stringify(reference.data)).not.toContain('Ada');
  expect((await answer).outcome).toBe('applied');
  const settled = await eventually(theirs, ({ pendingWrites }) => !pendingWrites);
  expect(settled.data[0]?.code).toBe(full.data[0]?.code);
  expect(free(await firstValueFrom(slots))).toBe(before - 1);
  watching.unsubscribe();
  await owner.close();
});
