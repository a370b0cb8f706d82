import { creditedUnits } from '../reservation/credit.ts';
import type { Reservation } from '../reservation/reservation.ts';
import type { Voucher } from './voucher.ts';

/**
 * Where vouchers and the bookings that they pay for disagree, as sentences: what is left, and what bookings hold, is all
 * that was sold. The rest of one that was taken back has been paid out.
 */
export const voucherFaults = (vouchers: readonly Voucher[], reservations: readonly Reservation[]): string[] => {
  const held = new Map<string, number>();
  for (const one of reservations) {
    const id = one.credit?.voucherId;
    if (id) held.set(id, (held.get(id) ?? 0) + creditedUnits(one));
  }
  const faults = vouchers.flatMap(({ voucherId, total, left, status, refundedUnits = 0 }) => {
    const units = held.get(voucherId) ?? 0;
    held.delete(voucherId);
    const isWhole = left + units + refundedUnits === total;
    const isUsed = status === 'used' && left > 0;
    return isWhole && !isUsed
      ? []
      : [`voucher ${voucherId} (${status}) has ${left} and bookings hold ${units} of ${total}`];
  });
  return [...faults, ...[...held.keys()].map((id) => `a booking is paid by voucher ${id}, which is missing`)];
};
