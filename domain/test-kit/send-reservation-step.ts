import type { PaymentReport } from '../src/booking/payments/payment-report.ts';
import { dueNow } from '../src/booking/reservation/due-now.ts';
import { guestCode } from '../src/booking/reservation/guest-writes.ts';
import { reservationRef } from '../src/booking/reservation/paths.ts';
import { reservationSchema } from '../src/booking/reservation/reservation.ts';
import type { Money } from '../src/kernel/money.ts';
import { playClosure } from './closure-steps.ts';
import { asAddressed, eraseBookings } from './erasure-steps.ts';
import type { Stage } from './given.ts';
import type { Step } from './reservation-step.ts';
import { alice, bob, gateway, later, payment, price, schedule, staff } from './salon.ts';
import { report } from './settle.ts';
import { playVoucher } from './voucher-steps.ts';

const guest = { name: 'Gina', phone: '+39 06 1234' };

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

/** Sends the command of a step, whatever may come of it. */
export const sendReservationStep = (stage: Stage, step: Step, now: Date) => {
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
    case 'voucher.giveAway':
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
