import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectAgreement, fullBookings } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, at, bob, gateway, later, payment, price, salon, schedule, staff } from '../../../test-kit/salon.ts';
import type { CommandType } from '../../commands.ts';
import type { Actor } from '../../kernel/actor.ts';
import { moneySchema } from '../../kernel/money-schema.ts';
import { reservationRef } from './paths.ts';

interface Step {
  readonly type: Extract<CommandType, `reservation.${string}`>;
  readonly booking: { readonly userId: string; readonly reservationId: string };
  readonly who: Actor;
  readonly serviceId: string;
  readonly partySize: number;
  readonly startTime: string;
  /** Since the step before. */
  readonly minutes: number;
}

/** Few people, few slots and few seats, so that they meet. */
const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom(
    'reservation.create',
    'reservation.create',
    'reservation.confirm',
    'reservation.confirmPayment',
    'reservation.confirmPayment',
    'reservation.cancel',
    'reservation.complete',
    'reservation.markNoShow',
    'reservation.reschedule',
    'reservation.expire',
    'reservation.rate',
  ),
  booking: fc.constantFrom(
    { userId: 'alice', reservationId: 'a' },
    { userId: 'alice', reservationId: 'c' },
    { userId: 'bob', reservationId: 'b' },
  ),
  /** Of those commands that are not for the person who booked or the payment gateway alone. */
  who: fc.constantFrom(alice, bob, staff, schedule),
  serviceId: fc.constantFrom('cut', 'paid', 'paid', 'asked', 'colour'),
  partySize: fc.integer({ min: 1, max: 2 }),
  startTime: fc.constantFrom(at('09:00'), at('09:30'), at('10:00'), at('09:00', '2026-05-05')),
  minutes: fc.nat(12),
});

const send = (stage: Stage, { type, booking, who, startTime, partySize, serviceId }: Step, now: Date) => {
  const { reservationId } = booking;
  const mine = { by: booking.userId === 'bob' ? bob : alice, at: now };
  const amount = stage.store.get(reservationRef(booking.userId, reservationId).path)?.totalPrice;
  switch (type) {
    case 'reservation.create':
      return stage.when(type, { reservationId, serviceId, startTime, partySize }, mine);
    case 'reservation.reschedule':
      return stage.when(type, { reservationId, startTime }, mine);
    case 'reservation.rate':
      return stage.when(type, { reservationId, stars: 1 + (now.getMinutes() % 5) }, mine);
    case 'reservation.confirmPayment':
      return stage.when(
        type,
        { ...booking, ...payment, amount: moneySchema.catch(price).parse(amount) },
        { by: gateway, at: now },
      );
    case 'reservation.confirm':
    case 'reservation.cancel':
    case 'reservation.complete':
    case 'reservation.markNoShow':
    case 'reservation.expire':
      return stage.when(type, booking, { by: who, at: now });
    default:
      return type satisfies never;
  }
};

test('whatever happens, both halves of every booking agree', () => {
  const reached = new Set<string>();
  const play = (steps: readonly Step[]) => {
    const stage = salon();
    let minutes = 0;
    for (const step of steps) {
      minutes += step.minutes;
      send(stage, step, later(minutes));
      expectAgreement(stage);
    }
    for (const { status, paymentStatus } of fullBookings(stage.store)) reached.add(status).add(paymentStatus);
  };
  fc.assert(fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), play), { numRuns: 150 });
  const everything = ['cancelled', 'completed', 'confirmed', 'none', 'paid', 'pending', 'refundDue'];
  expect([...reached].sort()).toEqual(everything);
});
