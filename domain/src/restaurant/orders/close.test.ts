import { describe, expect, test } from 'vitest';
import { expectRestaurant } from '../../../test-kit/agree-restaurant.ts';
import { guest, kim, line, sam, storedOrder, storedTable, sue, withOrder } from '../../../test-kit/pizzeria.ts';

const opening = { flour: 10, mozzarella: 1000, salt: 0, cola: 24 };
const step = (stage: ReturnType<typeof withOrder>, status: 'queued' | 'preparing' | 'ready' | 'served', by = kim) =>
  stage.when('order.setLineStatus', { orderId: 'o', lineId: 'a', status }, { by });

describe('a line in the kitchen', () => {
  test('goes one step at a time, and back by recall', () => {
    const stage = withOrder({ confirmed: true });
    for (const status of ['preparing', 'ready', 'preparing', 'ready', 'served', 'ready'] as const) {
      expect(step(stage, status)).not.toHaveProperty('rejection');
      expect(storedOrder(stage).lines[0]?.status).toBe(status);
    }
    expectRestaurant(stage, opening);
  });

  test('does not skip a step, nor leave the kitchen before it has come there', () => {
    expect(step(withOrder({ confirmed: true }), 'ready')).toMatchObject({
      rejection: { code: 'failed-precondition', details: { status: 'queued' } },
    });
    expect(step(withOrder(), 'queued')).toMatchObject({ rejection: { code: 'failed-precondition' } });
  });

  test('is where it is, when two devices say the same', () => {
    const stage = withOrder({ confirmed: true });
    step(stage, 'preparing');
    expect(step(stage, 'preparing', sue)).toEqual({ version: 3, eventIds: [], writes: [] });
  });

  test('is not for guests', () => {
    expect(step(withOrder({ confirmed: true }), 'preparing', guest)).toMatchObject({
      rejection: { code: 'permission-denied' },
    });
  });
});

describe('an order that is completed', () => {
  const payment = { method: 'card', amount: { amount: 1600, currency: 'EUR' } };

  test('leaves its table to be cleaned, and says how it was paid', () => {
    const stage = withOrder({ confirmed: true });
    stage.pass('order.complete', { orderId: 'o', payment }, { by: sam });
    expect(storedOrder(stage)).toMatchObject({ status: 'completed', payment });
    expect(storedTable(stage)).toMatchObject({ status: 'cleaning' });
    expect(storedTable(stage).orderId).toBeUndefined();
    expectRestaurant(stage, opening);
  });

  test('leaves its table as it is, where somebody has turned that already on a device without a network', () => {
    const stage = withOrder({ confirmed: true });
    const turned = { ...storedTable(stage), status: 'available' };
    stage.store.commit([{ op: 'update', path: 'serviceProviders/pizzeria/tables/t1', data: turned }], new Date());
    stage.pass('order.complete', { orderId: 'o' }, { by: sam });
    expect(storedTable(stage)).toMatchObject({ status: 'available' });
    expect(storedTable(stage).orderId).toBeUndefined();
  });

  test('is not changed any more, by nothing', () => {
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

  test('has gone to the kitchen in full', () => {
    const stage = withOrder({ confirmed: true });
    stage.pass('order.addLines', { orderId: 'o', lines: [line('c', 'cola')] }, { by: sam });
    const refusal = stage.refused('order.complete', { orderId: 'o' }, { by: sam });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { lineIds: ['c'] } });
    expect(withOrder().refused('order.complete', { orderId: 'o' }, { by: sam }).code).toBe('failed-precondition');
  });

  test('is paid in full: a device that shows another sum has not seen the last line', () => {
    const stage = withOrder({ confirmed: true });
    const less = { method: 'cash', amount: { amount: 900, currency: 'EUR' } };
    const refusal = stage.refused('order.complete', { orderId: 'o', payment: less }, { by: sam });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { field: 'payment.amount', total: 1600 } });
    stage.pass('order.complete', { orderId: 'o', payment: { method: 'cash' } }, { by: sam });
    expect(storedOrder(stage).payment?.amount.amount).toBe(1600);
  });
});

describe('an order that is cancelled', () => {
  test('gives back what it took, frees its table, and calls back the kitchen', () => {
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

describe('an order that is moved', () => {
  test('occupies the other table and leaves its own', () => {
    const stage = withOrder();
    stage.pass('order.move', { orderId: 'o', tableId: 't2' }, { by: sue });
    expect(storedTable(stage, 't2')).toMatchObject({ status: 'occupied', orderId: 'o' });
    expect(storedTable(stage)).toMatchObject({ status: 'cleaning' });
    expectRestaurant(stage, opening);
  });

  test('does not push another aside', () => {
    const stage = withOrder();
    stage.pass('order.place', { orderId: 'p', tableId: 't2', lines: [] }, { by: sue });
    const refusal = stage.refused('order.move', { orderId: 'o', tableId: 't2' }, { by: sam });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { orderId: 'p' } });
    const same = stage.refused('order.move', { orderId: 'o', tableId: 't1' }, { by: sam });
    expect(same.code).toBe('failed-precondition');
  });
});
