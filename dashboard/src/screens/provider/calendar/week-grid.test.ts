import { expect, test } from 'vitest';
import type { Booked } from '../board.ts';
import { placedIn, spanOf } from './week-grid.ts';

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);
const minuteOf = (moment: Date): number => moment.getUTCHours() * 60 + moment.getUTCMinutes();

const booked = (id: string, from: string, to: string, more: Partial<Booked> = {}): Booked => ({
  ...{ id, reservationId: id, code: 'YGYBPBV7', status: 'confirmed', timestamp: at('08:00') },
  ...{ serviceId: 'cut', serviceName: 'Haircut', startTime: at(from), endTime: at(to), partySize: 1 },
  ...{ price: { amount: 2500, currency: 'EUR' }, paymentStatus: 'none', version: 1 },
  ...{ createdAt: at('08:00'), updatedAt: at('08:00') },
  ...more,
});

test('spans the working day, and more if somebody comes earlier or stays longer', () => {
  expect(spanOf([], minuteOf)).toEqual({ from: 540, until: 1080 });
  expect(spanOf([booked('a', '07:30', '08:00'), booked('b', '18:10', '19:10')], minuteOf)).toEqual({
    from: 420,
    until: 1200,
  });
});

test('puts bookings of the same time beside each other, and uses a lane again once it is free', () => {
  const placed = placedIn(
    [booked('a', '09:00', '10:00'), booked('b', '09:30', '10:30'), booked('c', '10:00', '11:00')],
    { from: 540, until: 1140 },
    minuteOf,
  );
  expect(placed.map(({ booking, lane, lanes }) => [booking.id, lane, lanes])).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['c', 0, 2],
  ]);
  expect(placed[1]).toMatchObject({ from: 0.05, share: 0.1 });
});

test('gives a booking that touches nobody the whole width, and shows no cancelled one', () => {
  const placed = placedIn(
    [
      booked('a', '09:00', '10:00'),
      booked('b', '10:00', '11:00'),
      booked('off', '09:00', '11:00', { status: 'cancelled' }),
    ],
    { from: 540, until: 1080 },
    minuteOf,
  );
  expect(placed.map(({ booking, lanes }) => [booking.id, lanes])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});

test('ends a booking over midnight at midnight', () => {
  const over = booked('a', '23:00', '23:30', { endTime: new Date('2026-11-25T01:00:00Z') });
  expect(placedIn([over], { from: 1320, until: 1440 }, minuteOf)[0]).toMatchObject({ from: 0.5, share: 0.5 });
});
