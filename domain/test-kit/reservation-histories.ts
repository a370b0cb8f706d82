import fc from 'fast-check';
import { expect } from 'vitest';
import type { PaymentReport } from '../src/booking/payments/payment-report.ts';
import { dueNow } from '../src/booking/reservation/due-now.ts';
import { guestCode } from '../src/booking/reservation/guest-writes.ts';
import { reservationRef } from '../src/booking/reservation/paths.ts';
import { type Reservation, reservationSchema } from '../src/booking/reservation/reservation.ts';
import type { Service } from '../src/booking/slots/service.ts';
import type { CommandType } from '../src/commands.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { Money } from '../src/kernel/money.ts';
import type { Fields } from '../src/kernel/write.ts';
import { providerEvents } from '../src/provider/profile/paths.ts';
import { expectAgreement, fullBookings } from './agree.ts';
import { expectDeposits } from './agree-deposits.ts';
import { expectRefunds } from './agree-refunds.ts';
import { allVouchers, expectVouchers } from './agree-vouchers.ts';
import { expectServed, expectWaiting } from './agree-waiting.ts';
import { playClosure } from './closure-steps.ts';
import { asSoldByEarlierVersion } from './earlier-slots.ts';
import { asAddressed, eraseBookings } from './erasure-steps.ts';
import { foreseenOf } from './foreseen.ts';
import type { Stage } from './given.ts';
import { alice, at, bob, gateway, later, offering, payment, price, salon, schedule, staff } from './salon.ts';
import { report } from './settle.ts';
import { playVoucher, voucherStepTypes, voucherTerms } from './voucher-steps.ts';

type VoucherStepType = (typeof voucherStepTypes)[number];

interface Step {
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
const step: fc.Arbitrary<Step> = fc.record({
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

/** A part of the price is paid now. Its amount and the fees are no round figures. */
const part: Partial<Service> = {
  confirmation: 'payment',
  price: { ...price, amount: 2503 },
  depositPercent: 33,
  cancellationPolicy: { freeUntilHours: 1, feePercent: 20, noShowFeePercent: 10 },
};

/** Customers wait for a full slot of these services. */
const waitedFor = Object.assign(
  {},
  ...['cut', 'paid', 'asked'].map((id) => offering(id, { waitingHoldMinutes: 10, ...voucherTerms })),
  offering('part', { ...part, waitingHoldMinutes: 10 }),
);

/** In half of the histories, two people serve all services but one. */
const resources: Readonly<Record<string, Fields>> = {
  ...Object.assign(
    {},
    ...['paid', 'part', 'asked', 'colour'].map((id) =>
      offering(id, {
        ...(id === 'part' ? part : {}),
        ...{ capacity: 2, resourceIds: ['ada', 'ben'], minutesAfter: 10, waitingHoldMinutes: 10 },
        ...voucherTerms,
      }),
    ),
  ),
  'serviceProviders/salon/resources/ada': { name: 'Ada', kind: 'member', memberId: 'sam' },
  'serviceProviders/salon/resources/ben': { name: 'Ben', kind: 'member' },
};

const guest = { name: 'Gina', phone: '+39 06 1234' };

const opening = (type: Step['type'], more: Partial<Step> = {}): Step => ({
  type,
  booking: { userId: 'alice', reservationId: 'a' },
  sender: staff,
  serviceId: 'asked',
  partySize: 2,
  startTime: at('10:00'),
  minutes: 1,
  ...more,
});

const wish = [
  opening('reservation.create'),
  opening('reservation.confirm'),
  opening('reservation.reschedule', { sender: alice, startTime: at('09:30') }),
];

/** States that chance seldom reaches: a wish for another time, a lapsed one, and a late payment whose seats are gone. */
const openings: readonly (readonly Step[])[] = [
  [],
  [opening('reservation.create', { serviceId: 'paid' }), opening('reservation.confirmPayment')],
  wish,
  [...wish, opening('reservation.expire', { sender: schedule, minutes: 90 })],
  [opening('reservation.create', { serviceId: 'paid' }), opening('reservation.extendHold')],
  ...['cut', 'paid', 'part', 'asked'].map((serviceId) => [
    ...(['a', 'c'] as const).map((reservationId) =>
      opening('reservation.create', { serviceId, booking: { userId: 'alice', reservationId } }),
    ),
    ...(serviceId === 'paid' || serviceId === 'part' ? [opening('reservation.confirmPayment')] : []),
    opening('reservation.create', { serviceId, booking: { userId: 'bob', reservationId: 'b' }, waits: true }),
    opening('reservation.cancel'),
  ]),
  // If people serve, they clean up until after ten.
  [
    ...(['a', 'c'] as const).map((reservationId) =>
      opening('reservation.create', { startTime: at('09:30'), booking: { userId: 'alice', reservationId } }),
    ),
    opening('reservation.create', { booking: { userId: 'bob', reservationId: 'b' }, waits: true }),
    opening('reservation.cancel'),
  ],
  [
    opening('reservation.create', { serviceId: 'part' }),
    opening('reservation.confirmPayment', { waits: true }),
    opening('reservation.confirmPayment'),
    opening('reservation.cancel', { sender: alice, minutes: 80 }),
    opening('reservation.settlePayment'),
  ],
  // At an odd minute, the report is a dispute.
  [
    opening('reservation.create', { serviceId: 'part' }),
    opening('reservation.confirmPayment'),
    opening('reservation.settlePayment'),
  ],
  [
    opening('reservation.create', { serviceId: 'part' }),
    opening('reservation.confirmPayment'),
    opening('reservation.markNoShow', { minutes: 150 }),
    opening('reservation.reopen'),
    opening('reservation.complete'),
  ],
  [
    opening('reservation.create', { serviceId: 'cut' }),
    opening('reservation.complete'),
    opening('reservation.rate', { sender: alice }),
  ],
  [...wish, opening('closure.create', { minutes: 2 }), opening('applyClosures')],
  [opening('reservation.create', { serviceId: 'cut' }), opening('reservation.markNoShow', { minutes: 150 })],
  [
    opening('reservation.create', { serviceId: 'cut', booking: { reservationId: 'g' } }),
    opening('reservation.claim'),
    opening('reservation.checkIn', { booking: { reservationId: 'g' } }),
    opening('reservation.complete', { booking: { reservationId: 'g' } }),
    opening('reservation.reopen', { booking: { reservationId: 'g' } }),
  ],
  // The minutes choose a package of Alice, and a gift card of the desk that pays a part.
  [
    opening('voucher.buy', { partySize: 1, minutes: 4 }),
    opening('voucher.confirmPayment', { partySize: 1, minutes: 0 }),
    opening('reservation.create', { serviceId: 'paid', partySize: 1, minutes: 0 }),
    opening('voucher.redeem', { partySize: 1, minutes: 0 }),
    opening('reservation.cancel', { minutes: 0 }),
    opening('voucher.expire', { partySize: 1, minutes: 24 * 60 }),
  ],
  [
    opening('voucher.buy', { partySize: 1, minutes: 4 }),
    opening('voucher.confirmPayment', { partySize: 1, minutes: 0 }),
    opening('voucher.refund', { minutes: 0 }),
    opening('voucher.settlePayment', { partySize: 1, minutes: 0 }),
    opening('voucher.sell', { partySize: 1, minutes: 2 }),
    opening('voucher.take', { partySize: 1, minutes: 0 }),
  ],
  [
    opening('voucher.buy', { partySize: 1, minutes: 4 }),
    opening('voucher.expire', { partySize: 1, minutes: 24 * 60 }),
    opening('voucher.confirmPayment', { partySize: 1, minutes: 0 }),
  ],
  [
    opening('reservation.create', { serviceId: 'paid', minutes: 3 }),
    opening('voucher.sell', { minutes: 0 }),
    opening('voucher.redeem', { minutes: 0, sender: staff }),
    opening('reservation.confirmPayment', { minutes: 1 }),
  ],
  [
    opening('reservation.create', { serviceId: 'paid' }),
    opening('reservation.confirmPayment'),
    opening('erase'),
    opening('reservation.cancel', { sender: schedule }),
    opening('reservation.settlePayment'),
  ],
  [
    opening('reservation.create', { serviceId: 'paid' }),
    opening('reservation.expire', { sender: schedule, minutes: 15 }),
    opening('reservation.create', { serviceId: 'paid', booking: { userId: 'bob', reservationId: 'b' } }),
    opening('reservation.confirmPayment'),
  ],
];

/** In half of the histories, an earlier version has sold the seats of the first steps. */
const deployed = fc.oneof(fc.constant(-1), fc.nat(20));

/** One of four reports, by chance: a refund of a half or of all, a dispute, its end. */
const reportOf = (partySize: number, total: Money, now: Date): PaymentReport => {
  const reportedAt = now;
  if (now.getMinutes() % 2 === 0) {
    const isFull = partySize === 2;
    return { reportedAt, refund: { amount: isFull ? total : { ...total, amount: total.amount / 2 }, isFull } };
  }
  const status = partySize === 2 ? 'open' : now.getMinutes() % 3 === 0 ? 'won' : 'lost';
  return { reportedAt, dispute: { id: 'du_1', amount: total, status } };
};

const payloadsOf = ({ booking, startTime, partySize, serviceId, resourceId, waits }: Step) => ({
  created: {
    reservationId: booking.reservationId,
    serviceId,
    startTime,
    partySize,
    ...(resourceId ? { resourceId } : {}),
    ...(booking.userId && waits ? { waits } : {}),
  },
  moved: { startTime, ...(resourceId === undefined ? {} : { resourceId }) },
});

/** The price of a booking, and the part of it that is paid through the app. */
const amountsOf = ({ store }: Stage, userId: string | undefined, reservationId: string) => {
  const stored = userId === undefined ? undefined : store.get(reservationRef(userId, reservationId).path);
  if (!stored) return { price, due: price };
  const booking = reservationSchema.parse(stored);
  return { price: booking.totalPrice, due: dueNow(booking) };
};

const send = (stage: Stage, step: Step, now: Date) => {
  const { type, sender, startTime, partySize, serviceId } = step;
  const booking = asAddressed(stage.store, step.booking);
  const { reservationId } = booking;
  const byCustomer = { by: step.booking.userId === 'bob' ? bob : alice, at: now };
  const { userId } = booking;
  const { created, moved } = payloadsOf(step);
  const { price: whole, due } = amountsOf(stage, userId, reservationId);
  switch (type) {
    case 'reservation.create':
      return userId
        ? stage.when(type, created, byCustomer)
        : stage.when(type, { ...created, guest }, { by: staff, at: now });
    case 'reservation.accept':
      return stage.when(type, { reservationId }, byCustomer);
    case 'waitingList.serve':
      return stage.when(type, { day: startTime.slice(0, 10) }, { by: schedule, at: now });
    case 'reservation.claim':
      return stage.when(type, { code: guestCode('salon', 'g') }, byCustomer);
    case 'reservation.reschedule':
      return sender === staff
        ? stage.when(type, { ...booking, ...moved }, { by: staff, at: now })
        : stage.when(type, { reservationId, ...moved }, byCustomer);
    case 'reservation.rate':
      return stage.when(type, { reservationId, stars: 1 + (now.getMinutes() % 5) }, byCustomer);
    case 'reservation.confirmPayment':
      return stage.when(
        type,
        {
          ...booking,
          userId: userId ?? 'alice',
          ...payment,
          paymentId: `pi_${reservationId}`,
          amount: step.waits ? whole : due,
        },
        { by: gateway, at: now },
      );
    case 'reservation.settlePayment':
      return report(
        stage,
        { paymentId: `pi_${reservationId}`, target: { userId: userId ?? 'alice', reservationId } },
        reportOf(partySize, due, now),
      );
    case 'reservation.extendHold':
      return stage.when(
        type,
        { userId: userId ?? 'alice', reservationId, until: later(now.getMinutes() + 31).toISOString() },
        { by: gateway, at: now },
      );
    case 'reservation.confirm':
    case 'reservation.cancel':
    case 'reservation.declineMove':
    case 'reservation.complete':
    case 'reservation.markNoShow':
    case 'reservation.expire':
      return stage.when(type, { userId: userId ?? 'alice', reservationId }, { by: sender, at: now });
    case 'closure.create':
    case 'closure.withdraw':
    case 'applyClosures':
      return playClosure(stage, { type, serviceId, partySize, startTime }, now);
    case 'erase':
      return eraseBookings(stage, step.booking, now);
    case 'voucher.buy':
    case 'voucher.sell':
    case 'voucher.confirmPayment':
    case 'voucher.redeem':
    case 'voucher.take':
    case 'voucher.refund':
    case 'voucher.settlePayment':
    case 'voucher.expire':
      return playVoucher(stage, { ...step, type, booking }, now);
    case 'reservation.checkIn':
    case 'reservation.reopen':
      return stage.when(type, booking, { by: sender, at: now });
    default:
      return type satisfies never;
  }
};

const reachedEvents = ({ store }: Stage): string[] =>
  [...store.list('endUsers/alice/events'), ...store.list(providerEvents('salon'))]
    .filter(({ entityType }) => entityType === 'reservation' || entityType === 'voucher')
    .map(({ type }) => String(type));
const depositOfBooking = ({ deposit, paymentStatus, refundDue }: Reservation): string[] => {
  if (!deposit) return [];
  const isPart = refundDue && refundDue.amount < deposit.amount;
  return [`deposit ${paymentStatus}`, ...(isPart ? ['part of a deposit due'] : [])];
};

const namesOf = (booking: Reservation): string[] => {
  const { status, paymentStatus, servedBy, erasedAs } = booking;
  const server = servedBy ? [`served by ${servedBy.resourceId}${servedBy.asked ? ', asked for' : ''}`] : [];
  return [status, paymentStatus, ...depositOfBooking(booking), ...(erasedAs ? ['erased'] : []), ...server];
};

/** The states and events that a history has reached. */
const noteReached = (stage: Stage, reached: Set<string>): void => {
  for (const status of stage.store.list('serviceProviders/salon/closures').map((one) => one.status))
    reached.add(`closure ${status}`);
  const vouchers = allVouchers(stage).map(({ status }) => `voucher ${status}`);
  const bookings = fullBookings(stage.store).flatMap(namesOf);
  for (const one of [...bookings, ...vouchers, ...reachedEvents(stage)]) reached.add(one);
};

/** A closure that is withdrawn gives seats back, which a schedule offers. An earlier version knows no lists. */
const expectLists = (
  stage: Stage,
  now: Date,
  { isServed, isDeployed }: { readonly isServed: boolean; readonly isDeployed: boolean },
): void => {
  const isClosed = stage.store.list('serviceProviders/salon/closures').length > 0;
  const isComplete = !isClosed && !isDeployed;
  expectWaiting(stage, now, isComplete && !isServed);
  if (isComplete) expectServed(stage, now);
};

/**
 * Plays random histories of reservations, and checks all invariants after each step. fast-check prints the seed of a failure.
 */
export const playReservationHistories = (count: number): void => {
  const reached = new Set<string>();
  const play = (first: readonly Step[], rest: readonly Step[], deployedAfter: number, isServed: boolean) => {
    const stage = salon({ ...waitedFor, ...(isServed ? resources : {}) });
    let minutes = 0;
    for (const [n, step] of [...first, ...rest].entries()) {
      minutes += step.minutes;
      if (n === deployedAfter) asSoldByEarlierVersion(stage, later(minutes));
      send(stage, isServed ? step : { ...step, resourceId: undefined }, later(minutes));
      expectAgreement(stage);
      expectLists(stage, later(minutes), { isServed, isDeployed: deployedAfter >= 0 });
      expectRefunds(stage);
      expectVouchers(stage);
      expectDeposits(stage);
      noteReached(stage, reached);
    }
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...openings),
      fc.array(step, { minLength: 10, maxLength: 40 }),
      deployed,
      fc.boolean(),
      play,
    ),
    {
      numRuns: count,
    },
  );
  // Each accepted command did what its preview would have told.
  expect(foreseenOf('reservationId')).toBeGreaterThan(2 * count);
  expect([...reached].sort()).toEqual([
    'cancelled',
    'closure open',
    'closure withdrawn',
    'completed',
    'confirmed',
    'deposit disputed',
    'deposit none',
    'deposit paid',
    'deposit pending',
    'deposit refundDue',
    'deposit refunded',
    'disputed',
    'erased',
    'none',
    'paid',
    'part of a deposit due',
    'pending',
    'refundDue',
    'refunded',
    'reservation.cancelled',
    'reservation.checkedIn',
    'reservation.claimed',
    'reservation.completed',
    'reservation.confirmed',
    'reservation.created',
    'reservation.credited',
    'reservation.expired',
    'reservation.holdExtended',
    'reservation.moveDeclined',
    'reservation.moveExpired',
    'reservation.moveRequested',
    'reservation.noShow',
    'reservation.offered',
    'reservation.paymentChanged',
    'reservation.rated',
    'reservation.refundDue',
    'reservation.reopened',
    'reservation.rescheduled',
    'served by ada',
    'served by ada, asked for',
    'served by ben',
    'served by ben, asked for',
    'voucher active',
    'voucher cancelled',
    'voucher expired',
    'voucher pending',
    'voucher refunded',
    'voucher used',
    'voucher.activated',
    'voucher.created',
    'voucher.expired',
    'voucher.paymentChanged',
    'voucher.redeemed',
    'voucher.refunded',
    'voucher.returned',
    'voucher.taken',
    'waiting',
  ]);
};
