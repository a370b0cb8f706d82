import { expect, test } from 'vitest';
import type { Booked } from '../board.ts';
import { type Behind, behind } from './behind.ts';

const at = new Date('2026-08-03T12:00:00Z');
const booked = {
  id: 'a',
  reservationId: 'a',
  code: 'ABCDEFGH',
  status: 'confirmed',
  timestamp: at,
  serviceId: 'cut',
  serviceName: 'Haircut',
  startTime: at,
  endTime: at,
  partySize: 1,
  price: { amount: 2500, currency: 'EUR' },
  paymentStatus: 'none',
  version: 1,
  createdAt: at,
  updatedAt: at,
} as const satisfies Booked;

const noShow = { status: 'cancelled', cancelledBy: 'provider', cancellationReason: 'no-show' } as const;

test.each<[Behind, Partial<Booked>, boolean]>([
  ['done', {}, false],
  ['done', { status: 'completed' }, true],
  ['taken', {}, true],
  ['taken', { status: 'waiting' }, false],
  ['noShows', noShow, true],
  ['noShows', { status: 'cancelled' }, false],
  ['rated', { status: 'completed', stars: 5 }, true],
  ['all', noShow, true],
])('%s counts %j: %s', (of, change, isCounted) => {
  expect(behind[of]({ ...booked, ...change })).toBe(isCounted);
});
