import { expect, test } from 'vitest';
import { type Booked, boardOf } from './board.ts';

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);

const booked = (id: string, more: Partial<Booked> = {}): Booked => ({
  id,
  reservationId: id,
  code: 'YGYBPBV7',
  status: 'confirmed',
  timestamp: at('08:00'),
  serviceId: 'cut',
  serviceName: 'Haircut',
  startTime: at('10:00'),
  endTime: at('10:30'),
  partySize: 1,
  price: { amount: 2500, currency: 'EUR' },
  paymentStatus: 'none',
  version: 1,
  createdAt: at('08:00'),
  updatedAt: at('08:00'),
  ...more,
});

const idsOf = (bookings: readonly Booked[]) => bookings.map(({ id }) => id);

test('puts each booking where its next step is', () => {
  const board = boardOf(
    [
      booked('late', { startTime: at('12:00') }),
      booked('soon', { startTime: at('09:00') }),
      booked('in', { checkedInAt: at('09:50') }),
      booked('done', { status: 'completed' }),
      booked('missed', { status: 'cancelled', cancelledBy: 'provider', cancellationReason: 'no-show' }),
      booked('off', { status: 'cancelled', cancelledBy: 'endUser' }),
      booked('line', { status: 'waiting' }),
    ],
    [],
  );
  expect(idsOf(board.toCome)).toEqual(['soon', 'late']);
  expect(idsOf(board.here)).toEqual(['in']);
  expect(idsOf(board.done).sort()).toEqual(['done', 'missed']);
  expect(idsOf(board.cancelled)).toEqual(['off']);
  expect(board.asked).toEqual([]);
});

test('answers first what lapses first, of any day, and each only once', () => {
  const wish = { startTime: at('15:00'), endTime: at('15:30'), requestedAt: at('08:00'), expiresAt: at('08:30') };
  const today = booked('today', { status: 'pending', holdExpiresAt: at('09:10') });
  const board = boardOf(
    [today, booked('moves', { move: wish })],
    [
      today,
      booked('nextWeek', { status: 'pending' }),
      booked('held', { status: 'pending', holdExpiresAt: at('09:05') }),
    ],
  );
  expect(idsOf(board.asked)).toEqual(['moves', 'held', 'today', 'nextWeek']);
});
