import { giveVoucherAway } from './give-away.ts';
import { buyVoucher, sellVoucher } from './open.ts';
import { redeemVoucher } from './redeem.ts';
import { refundVoucher } from './refund.ts';
import { takeVoucher } from './take.ts';

/**
 * Packages and gift cards. Devices predict none of them: money that two people may spend at the same moment is spent on
 * the server.
 */
export const voucherCommands = {
  'voucher.buy': buyVoucher,
  'voucher.sell': sellVoucher,
  'voucher.giveAway': giveVoucherAway,
  'voucher.take': takeVoucher,
  'voucher.redeem': redeemVoucher,
  'voucher.refund': refundVoucher,
};
