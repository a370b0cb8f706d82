import {
  auditedVouchers,
  type Finding,
  type Told,
  type VoucherFault,
  voucherFaults,
  voucherRef,
  voucherSchema,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { rightReservations } from './audit-reservations.ts';
import { readDocuments } from './read-documents.ts';

const findingOf = (providerId: string, { voucherId, voucher, left, isUsed }: VoucherFault): Finding => {
  const finding = { audit: 'vouchers', where: voucherRef(providerId, voucherId).path, from: [] } as const;
  if (!voucher) return { ...finding, what: 'voucher.missing', expected: {}, found: null };
  // Whether one that was used up is valid again, the sums do not tell.
  const expected: Told = isUsed && left > 0 ? { left, status: 'active' } : { left };
  return { ...finding, what: 'voucher.differs', expected, found: { left: voucher.left } };
};

/** Checks that each voucher has what it was sold with, less what bookings hold. */
export const auditVouchers = audit(async (moment, providerId) => {
  const vouchers = await readDocuments(moment, auditedVouchers(providerId), voucherSchema);
  const reservations = await rightReservations(moment, providerId);
  const faults = voucherFaults(vouchers, reservations);
  return { checked: vouchers.length, broken: faults.map((fault) => findingOf(providerId, fault)) };
});
