import { describe, expect, test } from 'vitest';
import { line, type pizzeria, sam, storedIngredient, storedOrder, sue, withOrder } from '../../../test-kit/pizzeria.ts';

const ids = (stage: ReturnType<typeof pizzeria>) => storedOrder(stage).lines.map(({ lineId }) => lineId);

describe('order.addLines', () => {
  test('appends lines from any device', () => {
    const stage = withOrder();
    stage.pass('order.addLines', { orderId: 'o', lines: [line('c', 'cover', 2)] }, { by: sue });
    stage.pass('order.addLines', { orderId: 'o', lines: [line('d', 'cola')] }, { by: sam });
    expect(ids(stage)).toEqual(['a', 'b', 'c', 'd']);
    expect(storedOrder(stage).totals.total.amount).toBe(1600 + 400 + 350);
  });

  test('is idempotent for repeated lines', () => {
    const stage = withOrder();
    const decision = stage.pass('order.addLines', { orderId: 'o', lines: [line('b', 'cola', 2)] }, { by: sue });
    expect(decision).toEqual({ version: 1, eventIds: [], writes: [] });
  });

  test('changes the quantity of a line that is not confirmed', () => {
    const stage = withOrder();
    stage.pass('order.addLines', { orderId: 'o', lines: [line('b', 'cola', 5), line('c', 'cover')] }, { by: sue });
    expect(storedOrder(stage).lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual([
      ['a', 1],
      ['b', 5],
      ['c', 1],
    ]);
  });

  test("never changes a line's item, or a line in the kitchen", () => {
    const stage = withOrder({ confirmed: true });
    const other = stage.refused('order.addLines', { orderId: 'o', lines: [line('b', 'cover')] }, { by: sue });
    expect(other).toMatchObject({ code: 'already-exists', details: { field: 'lines.0.lineId' } });
    const late = stage.refused('order.addLines', { orderId: 'o', lines: [line('b', 'cola', 3)] }, { by: sue });
    expect(late).toMatchObject({ code: 'failed-precondition', details: { lineId: 'b' } });
  });

  test('rejects an outdated expected version', () => {
    const stage = withOrder({ confirmed: true });
    const lines = [line('c', 'cover')];
    const refusal = stage.refused('order.addLines', { orderId: 'o', lines }, { by: sue, expectedVersion: 1 });
    expect(refusal).toMatchObject({ code: 'aborted', details: { currentVersion: 2 } });
    stage.pass('order.addLines', { orderId: 'o', lines }, { by: sue, expectedVersion: 2 });
  });

  test('accepts at most 300 lines per order', () => {
    const stage = withOrder();
    const hundred = (from: number) => Array.from({ length: 99 }, (_, n) => line(`l${from + n}`, 'cover'));
    for (const from of [0, 100, 200]) stage.pass('order.addLines', { orderId: 'o', lines: hundred(from) }, { by: sam });
    const lines = [line('x', 'cover'), line('y', 'cover')];
    expect(stage.refused('order.addLines', { orderId: 'o', lines }, { by: sam }).code).toBe('failed-precondition');
  });
});

describe('order.removeLine', () => {
  test('removes a line before its confirmation', () => {
    const stage = withOrder();
    stage.pass('order.removeLine', { orderId: 'o', lineId: 'a' }, { by: sue });
    expect(ids(stage)).toEqual(['b']);
    expect(storedOrder(stage).totals.total.amount).toBe(700);
  });

  test('returns the stock and withdraws the ticket line before preparation', () => {
    const stage = withOrder({ confirmed: true });
    expect(storedIngredient(stage, 'mozzarella').currentStock).toBe(900);
    stage.pass('order.removeLine', { orderId: 'o', lineId: 'a' }, { by: sue });
    expect(storedIngredient(stage, 'mozzarella').currentStock).toBe(1000);
    expect(storedIngredient(stage, 'flour').currentStock).toBe(10);
    expect(storedIngredient(stage, 'cola').currentStock).toBe(22);
    const tickets = stage.store.list('serviceProviders/pizzeria/printJobs').filter(({ kind }) => kind === 'withdrawn');
    expect(tickets).toMatchObject([{ station: 'kitchen', tableName: 'One', lines: [{ lineId: 'a' }] }]);
  });

  test('rejects a line in preparation', () => {
    const stage = withOrder({ confirmed: true });
    stage.pass('order.setLineStatus', { orderId: 'o', lineId: 'a', status: 'preparing' }, { by: sam });
    const refusal = stage.refused('order.removeLine', { orderId: 'o', lineId: 'a' }, { by: sam });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'preparing' } });
  });

  test('rejects the second removal of a line', () => {
    const stage = withOrder();
    stage.pass('order.removeLine', { orderId: 'o', lineId: 'a' }, { by: sue });
    const refusal = stage.refused('order.removeLine', { orderId: 'o', lineId: 'a' }, { by: sam });
    expect(refusal).toMatchObject({ code: 'not-found', details: { field: 'lineId' } });
  });
});
