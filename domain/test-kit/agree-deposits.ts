import { expect } from 'vitest';
import { dayChanges } from '../src/analytics/day-changes.ts';
import { creditOf } from '../src/booking/reservation/credit.ts';
import { dueNow, paymentSchema, type Reservation, toReference } from '../src/index.ts';
import { fullBookings } from './agree.ts';
import type { Stage } from './given.ts';

/** The revenue that the days of the provider count for a booking. */
const revenueOf = (booking: Reservation): number =>
  dayChanges({ after: toReference(booking), occurredAt: booking.updatedAt }, 'Europe/Berlin').reduce(
    (sum, { by }) => sum + Number(by.revenue ?? 0),
    0,
  );

/**
 * Nobody has paid more or less than what was due. Of the payment of a booking that ended early, the provider keeps what
 * does not go back. A visit earns its price, because the rest is paid there.
 */
export const expectDeposits = ({ store }: Stage): void => {
  const payments = store
    .paths()
    .filter((path) => /^payments\/[^/]+$/.test(path))
    .map((path) => paymentSchema.parse(store.get(path)));
  for (const booking of fullBookings(store)) {
    const { totalPrice, deposit, refundDue, status, reservationId } = booking;
    if (deposit) expect(deposit.amount).toBeLessThan(totalPrice.amount);
    if (status === 'completed') expect(revenueOf(booking)).toBe(totalPrice.amount);
    const paid = payments.find(({ applied }) => applied?.reservationId === reservationId)?.applied?.amount;
    // A voucher keeps its own account: `expectVouchers`.
    const kept = status === 'cancelled' ? revenueOf(booking) - creditOf(booking) : (paid?.amount ?? 0);
    expect(kept).toBeGreaterThanOrEqual(0);
    expect(kept + (refundDue?.amount ?? 0)).toBe(paid?.amount ?? 0);
    if (paid) expect(paid).toEqual(dueNow(booking));
  }
};
