import { creditedUnits } from '../reservation/credit.ts';
import type { Reservation } from '../reservation/reservation.ts';
import type { Voucher } from './voucher.ts';

/** A voucher that says something else than the bookings that it pays for. */
export interface VoucherFault {
  readonly voucherId: string;
  /** Absent: bookings are paid by a voucher that is missing. */
  readonly voucher?: Voucher;
  /** The units that must be left. */
  readonly left: number;
  /** All of it is used up, by its status. */
  readonly isUsed: boolean;
}

/**
 * Where vouchers and the bookings that they pay for disagree: what is left, and what bookings hold, is all that was
 * sold. The rest of one that was taken back has been paid out.
 */
export const voucherFaults = (
  vouchers: readonly Voucher[],
  reservations: readonly Reservation[],
): readonly VoucherFault[] => {
  const held = new Map<string, number>();
  for (const one of reservations) {
    const id = one.credit?.voucherId;
    if (id) held.set(id, (held.get(id) ?? 0) + creditedUnits(one));
  }
  const faults = vouchers.flatMap((voucher): VoucherFault[] => {
    const { voucherId, total, status, refundedUnits = 0 } = voucher;
    const left = total - (held.get(voucherId) ?? 0) - refundedUnits;
    held.delete(voucherId);
    const isUsed = status === 'used';
    return left === voucher.left && !(isUsed && left > 0) ? [] : [{ voucherId, voucher, left, isUsed }];
  });
  return [...faults, ...[...held.keys()].map((voucherId) => ({ voucherId, left: 0, isUsed: false }))];
};
