import { expect, test } from 'vitest';
import type { Customer } from '../customers/customer.ts';
import { customerIdOf } from '../customers/customer-id.ts';
import { pseudonymOf } from '../kernel/pseudonym.ts';
import { erasedCustomer, erasedOrder, erasedOrderPayload } from './erased-customer.ts';
import { eventTraces } from './event-traces.ts';

const pseudonym = pseudonymOf('s3cret');
const traces = { uid: 'u1', words: ['Ada'] };
const counted = { traces, pseudonym, isCounted: true };
const order = {
  orderId: 'o',
  openedBy: 'u1',
  claimCode: 'ABCD2345',
  customer: { name: 'Ada', userId: 'u1' },
  lines: [],
};

test('an order that counts leads to its customer, and one that never did leads to none', () => {
  const found = erasedOrder(order, counted);
  expect(found).toEqual({
    orderId: 'o',
    openedBy: pseudonym.id,
    customer: { userId: 'erased-customer-s3cret' },
    lines: [],
  });
  expect(customerIdOf({ userId: 'erased-customer-s3cret' })).toBe('erased-customer-s3cret');
  const uncounted = erasedOrder(order, { ...counted, isCounted: false });
  expect(uncounted.customer).toEqual({ userId: pseudonym.id });
  expect(customerIdOf({ userId: pseudonym.id })).toBeUndefined();
});

test('the events of an order say the same as the order', () => {
  expect(erasedOrderPayload('order.created', order, counted).customer).toEqual({ userId: 'erased-customer-s3cret' });
  expect(erasedOrderPayload('order.updated', { change: 'claimed', userId: 'u1' }, counted)).toEqual({
    change: 'claimed',
    userId: 'erased-customer-s3cret',
  });
  expect(erasedOrderPayload('order.cancelled', { cancelledBy: 'u1', reason: 'Ada left' }, counted)).toEqual({
    cancelledBy: pseudonym.id,
    reason: `${pseudonym.name} left`,
  });
});

test('a customer keeps sums and points, and its latest order as the source of the pseudonym', () => {
  const at = (n: number, orderId: string) => ({ at: new Date(n), orderId });
  const customer = {
    name: 'Ada',
    phone: '+39 06 1',
    saidIn: { name: at(1, 'a'), phone: at(3, 'c'), email: at(2, 'b') },
    totalOrders: 3,
    loyaltyPoints: 12,
  } as unknown as Customer;
  expect(erasedCustomer(customer, pseudonym)).toEqual({
    userId: 'erased-customer-s3cret',
    saidIn: { userId: at(3, 'c') },
    totalOrders: 3,
    loyaltyPoints: 12,
  });
});

test('an event leads to the order, the logs of its stock, and the trace of a deletion', () => {
  const changes = [{ ingredientId: 'flour' }];
  const event = { entityType: 'order', entityId: 'o', correlationId: 'c', payload: { changes } };
  expect(eventTraces('p', 'u1', event).rewrite).toEqual([
    'serviceProviders/p/orders/o',
    'serviceProviders/p/stockLogs/c_flour',
  ]);
  expect(eventTraces('p', 'u1', { entityType: 'menuItem', entityId: 'm' }).drop).toEqual([
    'serviceProviders/p/deletions/menuItems.m.u1',
    'serviceProviders/p/deletions/menuCosting.m.u1',
  ]);
});
