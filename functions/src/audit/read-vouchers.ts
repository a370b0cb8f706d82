import { auditedVouchers, type Voucher, voucherSchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';

/** All vouchers of a provider. */
export const readVouchers = async (firestore: Firestore, providerId: string): Promise<Voucher[]> =>
  (await readAllPages(firestore, auditedVouchers(providerId))).map((one) => voucherSchema.parse(withDates(one.data())));
