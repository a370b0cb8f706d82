import type { Reservation } from '../src/booking/reservation/reservation.ts';
import { providerEvents } from '../src/provider/profile/paths.ts';
import { fullBookings } from './agree.ts';
import { allVouchers } from './agree-vouchers.ts';
import type { Stage } from './given.ts';

const reachedEvents = ({ store }: Stage): string[] =>
  [...store.list('endUsers/alice/events'), ...store.list(providerEvents('salon'))]
    .filter(({ entityType }) => entityType === 'reservation' || entityType === 'voucher')
    .flatMap(({ type, payload }) => [
      String(type),
      ...(Reflect.get(Object(payload), 'replacesCredit') ? ['credit replaced'] : []),
    ]);

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
export const noteReached = (stage: Stage, reached: Set<string>): void => {
  for (const status of stage.store.list('serviceProviders/salon/closures').map((one) => one.status))
    reached.add(`closure ${status}`);
  const vouchers = allVouchers(stage).map(({ status }) => `voucher ${status}`);
  const bookings = fullBookings(stage.store).flatMap(namesOf);
  for (const one of [...bookings, ...vouchers, ...reachedEvents(stage)]) reached.add(one);
};

/** All that histories must reach, so that they check it. */
export const reachable = [
  'cancelled',
  'closure open',
  'closure withdrawn',
  'completed',
  'confirmed',
  'credit replaced',
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
  'voucher.givenAway',
  'voucher.paymentChanged',
  'voucher.redeemed',
  'voucher.refunded',
  'voucher.returned',
  'voucher.taken',
  'waiting',
];
