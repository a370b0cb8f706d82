import { expect, test } from 'vitest';
import { prioritized } from './prioritized.ts';

const event = { type: 'device.behind', metadata: { deviceId: 'd', priority: 'normal' } };

test('an event of a provider gets the importance of its type, and keeps the rest', () => {
  const stored = prioritized('serviceProviders/p/events/e', event);
  expect(stored).toEqual({ type: 'device.behind', metadata: { deviceId: 'd', priority: 'high' } });
  const low = prioritized('serviceProviders/p/events/e', { type: 'order.updated' });
  expect(low).toEqual({ type: 'order.updated', metadata: { priority: 'low' } });
});

test.each(['endUsers/u/events/e', 'serviceProviders/p/events/e/private/payload', 'serviceProviders/p/orders/o'])(
  '%s stays as it is',
  (path) => {
    expect(prioritized(path, event)).toBe(event);
  },
);
