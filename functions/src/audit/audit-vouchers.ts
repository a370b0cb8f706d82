import { voucherFaults } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { AuditReport } from './audit-references.ts';
import { readReservations } from './read-reservations.ts';
import { readVouchers } from './read-vouchers.ts';

/** Checks that each voucher has what it was sold with, less what bookings hold. */
export const auditVouchers = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const vouchers = await readVouchers(firestore, providerId);
  // Most providers sell none, and nobody deletes one.
  if (vouchers.length === 0) return { checked: 0, broken: [] };
  const reservations = await readReservations(firestore, providerId);
  return { checked: vouchers.length, broken: voucherFaults(vouchers, reservations) };
};
