import fc from 'fast-check';
import type { CommandType } from '../src/commands.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { alice, at, bob, schedule, staff } from './salon.ts';
import { voucherStepTypes } from './voucher-steps.ts';

type VoucherStepType = (typeof voucherStepTypes)[number];

/** One step of a random history of bookings. */
export interface Step {
  readonly type:
    | Extract<CommandType, `reservation.${string}` | `closure.${string}` | `waitingList.${string}`>
    | VoucherStepType
    | 'applyClosures'
    | 'erase';
  /** Without `userId`, a guest's. */
  readonly booking: { readonly userId?: string; readonly reservationId: string };
  readonly sender: Actor;
  readonly serviceId: string;
  readonly partySize: number;
  readonly startTime: string;
  /** Minutes since the previous step. */
  readonly minutes: number;
  /** The resource that shall serve, in histories with resources. `null`: anyone. */
  readonly resourceId?: string | null;
  /** A full slot is waited for. Of a payment: somebody pays the whole price, whatever is due. */
  readonly waits?: boolean;
}

/** Few people, slots and seats, so that steps often conflict. */
export const anyStep: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom(
    'reservation.create',
    'reservation.create',
    'reservation.create',
    'reservation.accept',
    'waitingList.serve',
    'reservation.confirm',
    'reservation.confirmPayment',
    'reservation.confirmPayment',
    'reservation.settlePayment',
    'reservation.settlePayment',
    'reservation.settlePayment',
    'reservation.confirmPayment',
    'reservation.cancel',
    'reservation.complete',
    'reservation.markNoShow',
    'reservation.reschedule',
    'reservation.declineMove',
    'reservation.expire',
    'reservation.expire',
    'reservation.rate',
    'reservation.claim',
    'reservation.checkIn',
    'reservation.reopen',
    'reservation.reopen',
    'reservation.extendHold',
    'closure.create',
    'closure.withdraw',
    'applyClosures',
    'erase',
    ...voucherStepTypes,
  ),
  booking: fc.constantFrom(
    { userId: 'alice', reservationId: 'a' },
    { userId: 'alice', reservationId: 'c' },
    { userId: 'bob', reservationId: 'b' },
    { reservationId: 'g' },
    { reservationId: 'g' },
  ),
  /** The sender of commands that any party may send; the rest belong to the customer or the gateway. */
  sender: fc.constantFrom(alice, bob, staff, schedule, schedule),
  serviceId: fc.constantFrom('cut', 'paid', 'part', 'asked', 'colour'),
  partySize: fc.integer({ min: 1, max: 2 }),
  startTime: fc.constantFrom(at('09:00'), at('09:30'), at('10:00'), at('09:00', '2026-05-05')),
  minutes: fc.nat(12),
  resourceId: fc.constantFrom('ada', 'ben', null),
  waits: fc.boolean(),
});
