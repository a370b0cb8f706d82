import type { NewCommand } from '@counterfoil/client';
import type { OtherCommand } from '@counterfoil/client/testing';
import fc from 'fast-check';
import { at, later, monday, payment } from '../../../domain/test-kit/salon.ts';

/** One command of a series, and the minutes before it. */
export type Step = { readonly minutes: number } & (
  | { readonly by: string; readonly command: NewCommand }
  | { readonly by: 'system'; readonly system: OtherCommand }
);

/** Few ids, so that commands meet the same documents. Olga owns both providers, Fred is a former member. */
const people = ['alice', 'bob', 'olga', 'sam', 'kim', 'fred'] as const;
const person = fc.constantFrom(...people);
const reservationId = fc.constantFrom('r1', 'r2', 'r3');
const subscriptionId = fc.constantFrom('s1', 's2');
const orderId = fc.constantFrom('o1', 'o2');
const lineId = fc.constantFrom('a', 'b', 'c');
const tableId = fc.constantFrom('t1', 't2');
const serviceId = fc.constantFrom('cut', 'paid', 'asked', 'colour', 'none');
const startTime = fc.constantFrom(
  ...['09:00', '10:00', '10:30', '20:00'].map((time) => at(time)),
  ...['09:00', '09:30', '10:00', '10:30', '11:00'].map((time) => at(time, '2026-05-05')),
);
const booking = fc.record({ userId: fc.constantFrom('alice', 'alice', 'bob'), reservationId });
const lines = fc.array(
  fc.record({
    lineId,
    menuItemId: fc.constantFrom('margherita', 'cola', 'cola', 'margherita', 'cola', 'none'),
    quantity: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 3 },
);
const amount = fc.integer({ min: -2, max: 30 }).map((tens) => tens * 10);
const ingredientId = fc.constantFrom('flour', 'mozzarella', 'cola');

const salon = 'salon';
const pizzeria = 'pizzeria';

const ofSalon: fc.Arbitrary<NewCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ reservationId, serviceId, startTime, partySize: fc.integer({ min: 1, max: 3 }) })
      .map((payload) => ({ type: 'reservation.create' as const, providerId: salon, payload })),
  },
  {
    weight: 5,
    arbitrary: fc
      .record({
        type: fc.constantFrom(
          'reservation.confirm' as const,
          'reservation.cancel' as const,
          'reservation.complete' as const,
          'reservation.markNoShow' as const,
          'reservation.declineMove' as const,
        ),
        payload: booking,
      })
      .map((command) => ({ ...command, providerId: salon })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ reservationId, startTime })
      .map((payload) => ({ type: 'reservation.reschedule' as const, providerId: salon, payload })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ reservationId, stars: fc.integer({ min: 0, max: 5 }) })
      .map((payload) => ({ type: 'reservation.rate' as const, providerId: salon, payload })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ subscriptionId, planId: fc.constantFrom('free', 'paid') })
      .map((payload) => ({ type: 'subscription.create' as const, providerId: salon, payload })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ userId: fc.constantFrom('alice', 'bob'), subscriptionId })
      .map((payload) => ({ type: 'subscription.cancel' as const, providerId: salon, payload })),
  },
);

const ofPizzeria: fc.Arbitrary<NewCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ orderId, tableId, lines })
      .map((payload) => ({ type: 'order.place' as const, providerId: pizzeria, payload })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ orderId, lines })
      .map((payload) => ({ type: 'order.addLines' as const, providerId: pizzeria, payload })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ orderId, lineId })
      .map((payload) => ({ type: 'order.removeLine' as const, providerId: pizzeria, payload })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ orderId, tableId })
      .map((payload) => ({ type: 'order.move' as const, providerId: pizzeria, payload })),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        type: fc.constantFrom('order.confirm' as const, 'order.complete' as const, 'order.cancel' as const),
        payload: fc.record({ orderId }),
        expectedVersion: fc.constantFrom(undefined, undefined, 1, 2),
      })
      .map((command) => ({ ...command, providerId: pizzeria })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ orderId, lineId, status: fc.constantFrom('preparing' as const, 'ready' as const) })
      .map((payload) => ({ type: 'order.setLineStatus' as const, providerId: pizzeria, payload })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ ingredientId, quantity: amount })
      .map((payload) => ({ type: 'stock.receive' as const, providerId: pizzeria, payload })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ ingredientId, counted: amount })
      .map((payload) => ({ type: 'stock.count' as const, providerId: pizzeria, payload })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ userId: person, role: fc.constantFrom('staff' as const, 'kitchen' as const) })
      .map((payload) => ({ type: 'member.add' as const, providerId: pizzeria, payload })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ userId: fc.constantFrom('alice', 'bob', 'olga') })
      .map((payload) => ({ type: 'member.remove' as const, providerId: pizzeria, payload })),
  },
);

const bySystem: fc.Arbitrary<OtherCommand> = fc.oneof(
  booking.map((target) => ({
    type: 'reservation.confirmPayment' as const,
    providerId: salon,
    payload: { ...target, ...payment, paymentId: `pay-${target.reservationId}` },
  })),
  booking.map((payload) => ({ type: 'reservation.expire' as const, providerId: salon, payload })),
);

const minutes = fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(45) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ minutes, by: person, command: fc.oneof(ofSalon, ofPizzeria) }) },
  // Most commands come from those who may send them.
  { weight: 7, arbitrary: fc.record({ minutes, by: fc.constantFrom('alice', 'alice', 'olga'), command: ofSalon }) },
  { weight: 7, arbitrary: fc.record({ minutes, by: fc.constantFrom('olga', 'sam'), command: ofPizzeria }) },
  { weight: 3, arbitrary: fc.record({ minutes, by: fc.constant('system' as const), system: bySystem }) },
);

/** Half of the series begin with work that later commands build on. */
const openings: readonly Step[][] = [
  [],
  [
    {
      minutes: 0,
      by: 'alice',
      command: {
        type: 'reservation.create',
        providerId: salon,
        payload: { reservationId: 'r1', serviceId: 'asked', startTime: at('10:00', '2026-05-05'), partySize: 1 },
      },
    },
    {
      minutes: 1,
      by: 'sam',
      command: {
        type: 'order.place',
        providerId: pizzeria,
        payload: { orderId: 'o1', tableId: 't1', lines: [{ lineId: 'a', menuItemId: 'cola', quantity: 2 }] },
      },
    },
  ],
];

const series = fc
  .tuple(fc.constantFrom(...openings), fc.array(step, { minLength: 60, maxLength: 80, size: 'max' }))
  .map((parts) => parts.flat());

/** When a series begins. */
export const seriesStart = later(0, monday);

/** Random series; the same seed gives the same ones. */
export const randomSeries = (seed: number, count: number): Step[][] => fc.sample(series, { seed, numRuns: count });
