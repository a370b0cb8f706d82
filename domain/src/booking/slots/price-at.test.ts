import { describe, expect, test } from 'vitest';
import { alice, at, bob, later, offering, price, salon, staff, stored } from '../../../test-kit/salon.ts';
import { priceAt } from './price-at.ts';

const timePrices = ['mon,tue 09:00-12:00 2000', 'mon 11:00-24:00 4000', 'sun 00:00-24:00 0'];
const of = (start: string, timeZone = 'Europe/Berlin') =>
  priceAt({ price, timePrices }, new Date(start), timeZone).amount;

describe('the price of a slot', () => {
  test('is that of the first time that matches its start, and else the price of the service', () => {
    expect(of('2026-05-04T08:59+02:00')).toBe(price.amount);
    expect(of('2026-05-04T09:00+02:00')).toBe(2000);
    expect(of('2026-05-04T11:30+02:00')).toBe(2000);
    expect(of('2026-05-04T12:00+02:00')).toBe(4000);
    expect(of('2026-05-05T12:00+02:00')).toBe(price.amount);
    expect(of('2026-05-10T23:59+02:00')).toBe(0);
  });

  test('goes by the clock of the provider', () => {
    expect(of('2026-05-04T09:00+02:00', 'UTC')).toBe(price.amount);
    expect(of('2026-05-04T11:00+02:00', 'UTC')).toBe(2000);
    // The Sunday before in Honolulu.
    expect(of('2026-05-04T09:00+02:00', 'Pacific/Honolulu')).toBe(0);
    // One hour later by the clock after the change to winter time.
    expect([of('2026-10-19T06:59:59Z'), of('2026-10-19T07:00Z')]).toEqual([price.amount, 2000]);
    expect([of('2026-10-26T07:59:59Z'), of('2026-10-26T08:00Z')]).toEqual([price.amount, 2000]);
  });

  test('ignores an entry that no rule would accept', () => {
    expect(priceAt({ price, timePrices: ['monday 9-12 1', ''] }, new Date(at('09:00')), 'UTC')).toEqual(price);
  });
});

describe('a booking', () => {
  const cheap = offering('cut', { timePrices: ['mon 09:00-10:00 1000'] });
  const booking = { reservationId: 'r', serviceId: 'cut', startTime: at('09:00'), partySize: 2 };

  test('costs what its time costs, for each seat', () => {
    const stage = salon(cheap);
    stage.pass('reservation.create', booking, { by: alice });
    stage.pass('reservation.create', { ...booking, reservationId: 's', startTime: at('10:00') }, { by: bob });
    expect(stored(stage).totalPrice.amount).toBe(2000);
    expect(stored(stage, 's', 'bob').totalPrice.amount).toBe(2 * price.amount);
  });

  test('keeps its price when it moves, so its customer cannot move it to a dearer time', () => {
    const stage = salon(cheap);
    stage.pass('reservation.create', booking, { by: alice });
    const dearer = { reservationId: 'r', startTime: at('10:00') };
    const refused = stage.refused('reservation.reschedule', dearer, { by: alice });
    expect(refused).toMatchObject({ code: 'failed-precondition', details: { reason: 'dearer', field: 'startTime' } });
    stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('09:30') }, { by: alice, at: later(1) });
    stage.pass('reservation.reschedule', { ...dearer, userId: 'alice' }, { by: staff, at: later(2) });
    expect(stored(stage)).toMatchObject({ reservationStartTime: new Date(at('10:00')), totalPrice: { amount: 2000 } });
    // From a dear time to a dear one.
    stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('11:00') }, { by: alice, at: later(3) });
  });
});
