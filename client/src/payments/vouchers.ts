import {
  heldVouchers,
  providerVouchers,
  type Voucher,
  type VoucherStatus,
  vouchersWithCode,
} from '@counterfoil/domain/core';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf, partsOf } from '../inspector/client-parts.ts';
import type { LiveList } from '../live/live.ts';

/**
 * The packages and gift cards that the signed-in person holds with a provider, of every status. `voucher.buy` buys one,
 * `checkout` pays it, and `voucher.redeem` pays a booking with it.
 *
 * @throws CounterfoilError `unauthenticated` while nobody is signed in
 */
export const vouchers = (counterfoil: Counterfoil, providerId: string): LiveList<Voucher> => {
  const uid = partsOf(counterfoil).connection.auth.currentUser?.uid;
  if (!uid) throw new CounterfoilError('unauthenticated', 'sign in first');
  return listsOf(counterfoil).list<Voucher>(heldVouchers(providerId, uid));
};

/** A provider's vouchers in one status, the latest change first. For owner, manager and staff. */
export const soldVouchers = (
  counterfoil: Counterfoil,
  providerId: string,
  status: VoucherStatus = 'active',
): LiveList<Voucher> => listsOf(counterfoil).list<Voucher>(providerVouchers(providerId, status));

/** The vouchers with the code that somebody shows at the desk: one, as a rule. For owner, manager and staff. */
export const vouchersByCode = (counterfoil: Counterfoil, providerId: string, code: string): LiveList<Voucher> =>
  listsOf(counterfoil).list<Voucher>(vouchersWithCode(providerId, code));
