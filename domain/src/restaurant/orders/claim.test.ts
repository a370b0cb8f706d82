import { describe, expect, test } from 'vitest';
import { expectRestaurant } from '../../../test-kit/agree-restaurant.ts';
import {
  evening,
  guest,
  minutesLater,
  pizzeria,
  sam,
  storedOrder,
  sue,
  withOrder,
} from '../../../test-kit/pizzeria.ts';
import { dayMs } from '../../kernel/time/durations.ts';

const code = storedOrder(withOrder()).claimCode ?? '';
const claim = { orderId: 'o', code };
const rita = { kind: 'user', uid: 'rita' } as const;

describe('order.claim', () => {
  test('names the person who has the code of the receipt, and writes their reference', () => {
    const stage = withOrder({ confirmed: true });
    const { version } = stage.pass('order.claim', claim, { by: guest, at: minutesLater(60) });
    expect(version).toBe(3);
    expect(storedOrder(stage).customer).toEqual({ userId: 'gina' });
    expect(stage.store.get('endUsers/gina/orders/o')).toMatchObject({ number: storedOrder(stage).number, version: 3 });
    expect(stage.store.list('endUsers/gina/events')).toMatchObject([{ type: 'order.updated', createdBy: 'gina' }]);
    stage.pass('order.complete', { orderId: 'o' }, { by: sam });
    expect(stage.store.get('endUsers/gina/orders/o')).toMatchObject({ status: 'completed' });
    expectRestaurant(stage, { flour: 10, mozzarella: 1000, salt: 0, cola: 24 });
  });

  test('works after the order is completed, and keeps the name', () => {
    const stage = pizzeria();
    const customer = { name: 'Gina', phone: '+39 06 1' };
    stage.pass(
      'order.place',
      { orderId: 'o', lines: [{ lineId: 'a', menuItemId: 'cover', quantity: 1 }], customer },
      { by: sam },
    );
    stage.pass('order.confirm', { orderId: 'o' }, { by: sam });
    stage.pass('order.complete', { orderId: 'o' }, { by: sam });
    const own = storedOrder(stage).claimCode ?? '';
    stage.pass('order.claim', { orderId: 'o', code: own.toLowerCase() }, { by: guest, at: minutesLater(60 * 24) });
    expect(storedOrder(stage)).toMatchObject({
      status: 'completed',
      customer: { name: 'Gina', hasContact: true, userId: 'gina' },
    });
  });

  test('has a code of eight characters, another one for each order', () => {
    const stage = pizzeria();
    for (let n = 0; n < 50; n++) stage.pass('order.place', { orderId: `o${n}`, lines: [] }, { by: sam });
    const codes = Array.from({ length: 50 }, (_, n) => storedOrder(stage, `o${n}`).claimCode);
    for (const one of codes) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(new Set(codes).size).toBe(50);
  });

  test.each([
    ['another code', { ...claim, code: 'ZZZZ9999' }],
    ['another order', { ...claim, orderId: 'p' }],
  ])('tells the same for %s, so that nobody learns which orders exist', (_, wrong) => {
    const refusal = withOrder().refused('order.claim', wrong, { by: guest });
    const details = { reason: 'wrong-code', field: 'code' };
    expect(refusal).toEqual({ code: 'not-found', message: 'no order has this code', details });
  });

  test('is refused for an order of an earlier version, which has no code', () => {
    const { claimCode: _none, ...order } = withOrder().store.get('serviceProviders/pizzeria/orders/o') ?? {};
    const stage = pizzeria({ 'serviceProviders/pizzeria/orders/o': order });
    expect(stage.refused('order.claim', claim, { by: guest })).toMatchObject({ code: 'not-found' });
  });

  test('is refused once somebody has claimed the order', () => {
    const stage = withOrder();
    stage.pass('order.claim', claim, { by: guest });
    for (const by of [guest, rita]) {
      expect(stage.refused('order.claim', claim, { by })).toMatchObject({
        code: 'failed-precondition',
        details: { reason: 'claimed' },
      });
    }
  });

  test('is refused thirty days after the order', () => {
    const at = (days: number) => new Date(evening.getTime() + days * dayMs);
    const refusal = withOrder().refused('order.claim', claim, { by: guest, at: at(30.1) });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { reason: 'tooLate' } });
    withOrder().pass('order.claim', claim, { by: guest, at: at(29.9) });
  });

  test('is refused to a system, and for an id that the person has from another provider', () => {
    expect(withOrder().refused('order.claim', claim, { by: { kind: 'system', name: 'x' } }).code).toBe(
      'permission-denied',
    );
    const stage = withOrder();
    stage.pass('order.claim', claim, { by: guest });
    const elsewhere = { ...stage.store.get('endUsers/gina/orders/o'), providerId: 'elsewhere' };
    const other = withOrder({}, { 'endUsers/gina/orders/o': elsewhere });
    expect(other.refused('order.claim', claim, { by: guest })).toMatchObject({ code: 'already-exists' });
  });

  test('is open to members as well: they may be guests', () => {
    withOrder().pass('order.claim', claim, { by: sue });
  });
});
