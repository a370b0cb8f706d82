import { expect, test } from 'vitest';
import { order } from '../../test-kit/meal.ts';
import { orderDayChanges } from './order-day-changes.ts';
import { projectDays } from './project-days.ts';

const zone = 'Europe/Berlin';
/** 00:30 in Berlin. */
const occurredAt = new Date('2026-05-04T22:30:00Z');
const day = '2026-05-05';

test('counts an opened order for its opener, on the local day', () => {
  expect(orderDayChanges({ type: 'order.created', occurredAt, by: 'sam' }, zone)).toEqual([
    { day, by: { ordersOpened: 1, staff: { sam: { opened: 1 } } } },
  ]);
});

test('counts a cancelled order, but no sales', () => {
  expect(orderDayChanges({ type: 'order.cancelled', occurredAt, by: 'olga' }, zone)).toEqual([
    { day, by: { ordersCancelled: 1, staff: { olga: { cancelled: 1 } } } },
  ]);
});

test('counts a completed order by hour, category, item and payment method, and merges lines of one item', () => {
  const [pizza, wine] = [
    { menuItemId: 'pizza', categoryId: 'food', price: 950 },
    { menuItemId: 'wine', price: 400 },
  ];
  const sold = order({
    lines: [
      { ...pizza, quantity: 2 },
      { ...wine, quantity: 3 },
      { ...pizza, quantity: 1 },
    ],
    payment: { method: 'card', amount: 4200 },
  });
  expect(orderDayChanges({ type: 'order.completed', occurredAt, by: 'a.b', order: sold }, zone)).toEqual([
    {
      day,
      by: {
        ordersCompleted: 1,
        sales: 4050,
        tax: 265,
        salesByHour: { '00': 4050 },
        categories: { food: { quantity: 3, amount: 2850 }, none: { quantity: 3, amount: 1200 } },
        items: { pizza: { quantity: 3, amount: 2850 }, wine: { quantity: 3, amount: 1200 } },
        payments: { card: 4200 },
        staff: { 'a.b': { served: 1, sales: 4050 } },
      },
    },
  ]);
});

test('counts a payment without method as `none`', () => {
  const sold = order({ lines: [{ menuItemId: 'wine', price: 400, quantity: 1 }] });
  const [change] = orderDayChanges({ type: 'order.completed', occurredAt, by: 'sam', order: sold }, zone);
  expect(change?.by.payments).toEqual({ none: 400 });
});

test('ignores all order events except opening, completion and cancellation', () => {
  const context = { providerId: 'p', provider: { timeZone: zone } as never };
  const event = { id: 'c_0', entityType: 'order', entityId: 'o', occurredAt, createdBy: 'sam', payload: {} };
  expect(projectDays({ ...event, type: 'order.updated' }, context, occurredAt)).toEqual([]);
  expect(projectDays({ ...event, type: 'order.cancelled' }, context, occurredAt)).toMatchObject([
    { op: 'increment', path: expect.stringMatching(/^serviceProviders\/p\/days\/2026-05-05_[0-3]$/), fields: { day } },
  ]);
  expect(projectDays({ ...event, type: 'order.completed' }, context, occurredAt)).toBeUndefined();
  expect(projectDays({ ...event, type: 'order.created' }, context, occurredAt)).toBeUndefined();
  const { createdBy: _, ...withoutAuthor } = event;
  expect(projectDays({ ...withoutAuthor, type: 'order.cancelled' }, context, occurredAt)).toBeUndefined();
});
