import { describe, expect, test } from 'vitest';
import { expectRestaurant } from '../../../test-kit/agree-restaurant.ts';
import { guest, kim, line, sam, storedOrder, storedTable, sue, withOrder } from '../../../test-kit/pizzeria.ts';

const opening = { flour: 10, mozzarella: 1000, salt: 0, cola: 24 };
const step = (stage: ReturnType<typeof withOrder>, status: 'queued' | 'preparing' | 'ready' | 'served', by = kim) =>
  stage.when('order.setLineStatus', { orderId: 'o', lineId: 'a', status }, { by });

describe('a line in the kitchen', () => {
  test('moves one status forward at a time, and back by recall', () => {
    const stage = withOrder({ confirmed: true });
    for (const status of ['preparing', 'ready', 'preparing', 'ready', 'served', 'ready'] as const) {
      expect(step(stage, status)).not.toHaveProperty('rejection');
      expect(storedOrder(stage).lines[0]?.status).toBe(status);
    }
    expectRestaurant(stage, opening);
  });

  test('cannot skip a status, or leave the kitchen before it has arrived there', () => {
    expect(step(withOrder({ confirmed: true }), 'ready')).toMatchObject({
      rejection: { code: 'failed-precondition', details: { status: 'queued' } },
    });
    expect(step(withOrder(), 'queued')).toMatchObject({ rejection: { code: 'failed-precondition' } });
  });

  test('stays unchanged if a second device sends the same status', () => {
    const stage = withOrder({ confirmed: true });
    step(stage, 'preparing');
    expect(step(stage, 'preparing', sue)).toEqual({ version: 3, eventIds: [], writes: [] });
  });

  test('rejects guests', () => {
    expect(step(withOrder({ confirmed: true }), 'preparing', guest)).toMatchObject({
      rejection: { code: 'permission-denied' },
    });
  });
});

describe('order.complete', () => {
  const payment = { method: 'card', amount: { amount: 1600, currency: 'EUR' } };

  test('marks the table for cleaning and records the payment', () => {
    const stage = withOrder({ confirmed: true });
    stage.pass('order.complete', { orderId: 'o', payment }, { by: sam });
    expect(storedOrder(stage)).toMatchObject({ status: 'completed', payment });
    expect(storedTable(stage)).toMatchObject({ status: 'cleaning' });
    expect(storedTable(stage).orderId).toBeUndefined();
    expectRestaurant(stage, opening);
  });

  test('keeps the table status that an offline device has already changed', () => {
    const stage = withOrder({ confirmed: true });
    const turned = { ...storedTable(stage), status: 'available' };
    stage.store.commit([{ op: 'update', path: 'serviceProviders/pizzeria/tables/t1', data: turned }], new Date());
    stage.pass('order.complete', { orderId: 'o' }, { by: sam });
    expect(storedTable(stage)).toMatchObject({ status: 'available' });
    expect(storedTable(stage).orderId).toBeUndefined();
  });

  test('makes every later command fail', () => {
    const stage = withOrder({ confirmed: true });
    stage.pass('order.complete', { orderId: 'o' }, { by: sam });
    const how = { by: sam };
    const refusals = [
      stage.refused('order.addLines', { orderId: 'o', lines: [line('c', 'cola')] }, how),
      stage.refused('order.addLines', { orderId: 'o', lines: [line('b', 'cola', 2)] }, how),
      stage.refused('order.removeLine', { orderId: 'o', lineId: 'a' }, how),
      stage.refused('order.move', { orderId: 'o', tableId: 't2' }, how),
      stage.refused('order.confirm', { orderId: 'o' }, how),
      stage.refused('order.setLineStatus', { orderId: 'o', lineId: 'a', status: 'preparing' }, how),
      stage.refused('order.complete', { orderId: 'o' }, how),
      stage.refused('order.cancel', { orderId: 'o' }, how),
    ];
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'completed' } });
    }
  });

  test('requires that all lines have gone to the kitchen', () => {
    const stage = withOrder({ confirmed: true });
    stage.pass('order.addLines', { orderId: 'o', lines: [line('c', 'cola')] }, { by: sam });
    const refusal = stage.refused('order.complete', { orderId: 'o' }, { by: sam });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { lineIds: ['c'] } });
    expect(withOrder().refused('order.complete', { orderId: 'o' }, { by: sam }).code).toBe('failed-precondition');
  });

  test('requires the total as payment, because a device with another sum has missed a line', () => {
    const stage = withOrder({ confirmed: true });
    const less = { method: 'cash', amount: { amount: 900, currency: 'EUR' } };
    const refusal = stage.refused('order.complete', { orderId: 'o', payment: less }, { by: sam });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { field: 'payment.amount', total: 1600 } });
    stage.pass('order.complete', { orderId: 'o', payment: { method: 'cash' } }, { by: sam });
    expect(storedOrder(stage).payment?.amount.amount).toBe(1600);
  });
});

describe('order.cancel', () => {
  test("returns the stock, frees the table and withdraws the kitchen's lines", () => {
    const stage = withOrder({ confirmed: true });
    stage.pass('order.addLines', { orderId: 'o', lines: [line('c', 'margherita', 2)] }, { by: sam });
    stage.pass('order.confirm', { orderId: 'o' }, { by: sam });
    stage.pass('order.cancel', { orderId: 'o', reason: 'left' }, { by: sue });
    expect(storedOrder(stage)).toMatchObject({ status: 'cancelled', cancelledBy: 'sue', cancellationReason: 'left' });
    expect(storedTable(stage).status).toBe('cleaning');
    const stock = stage.store
      .paths()
      .filter((path) => path.includes('/ingredients/'))
      .map((path) => [path.split('/').at(-1), stage.store.get(path)?.currentStock]);
    expect(Object.fromEntries(stock)).toEqual(opening);
    const withdrawn = stage.store
      .list('serviceProviders/pizzeria/printJobs')
      .filter(({ kind }) => kind === 'withdrawn');
    expect(withdrawn.map(({ station }) => station).sort()).toEqual(['bar', 'kitchen']);
    expectRestaurant(stage, opening);
  });
});

describe('order.move', () => {
  test('occupies the new table and releases the old one', () => {
    const stage = withOrder();
    stage.pass('order.move', { orderId: 'o', tableId: 't2' }, { by: sue });
    expect(storedTable(stage, 't2')).toMatchObject({ status: 'occupied', orderId: 'o' });
    expect(storedTable(stage)).toMatchObject({ status: 'cleaning' });
    expectRestaurant(stage, opening);
  });

  test('rejects a table that holds another order', () => {
    const stage = withOrder();
    stage.pass('order.place', { orderId: 'p', tableId: 't2', lines: [] }, { by: sue });
    const refusal = stage.refused('order.move', { orderId: 'o', tableId: 't2' }, { by: sam });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { orderId: 'p' } });
    const same = stage.refused('order.move', { orderId: 'o', tableId: 't1' }, { by: sam });
    expect(same.code).toBe('failed-precondition');
  });
});
