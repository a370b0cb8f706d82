import { expect, test } from 'vitest';
import { shownOf } from './push.ts';

const data = { type: 'reservationConfirmed', entityType: 'reservation', reservationId: 'r1', providerId: 'salon' };

test('shows a message of FCM, and leads to its booking', () => {
  const notification = { title: 'Confirmed', body: 'Haircut on Monday', tag: 'key' };
  expect(shownOf({ notification, data: { ...data, notificationId: 'e1' } })).toMatchObject({
    ...{ title: 'Confirmed', body: 'Haircut on Monday', tag: 'key' },
    data: { address: '/bookings/r1' },
  });
});

test('leads a member to the place that the news are about', () => {
  expect(shownOf({ data: { ...data, notificationId: 'e1.news' } }).data).toEqual({ address: '/at/salon' });
});

test('shows a message without words or facts, because a browser ends pushes that show nothing', () => {
  expect(shownOf({})).toMatchObject({ title: 'Counterfoil', tag: '', data: { address: '/inbox' } });
});

test('keeps what stands in an id inside its part of the address', () => {
  const address = { address: '/bookings/..%2F..%2Fat%2Fx' };
  expect(shownOf({ data: { reservationId: '../../at/x' } }).data).toEqual(address);
});
