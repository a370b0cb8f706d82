import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Money } from '../../kernel/money.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { acceptVoucher } from './accept.ts';
import { findVoucher, requireVoucherStatus, voucherKey } from './find.ts';
import { voucherRef } from './paths.ts';
import type { VoucherTarget } from './payloads.ts';
import type { Voucher } from './voucher.ts';

type Reads = { voucher: Voucher; member: Member };

/** The price of what is left: of a package in proportion, rounded down. Exact for every amount. */
export const restOf = ({ price, total, left }: Voucher): Money => ({
  ...price,
  amount: Number((BigInt(price.amount) * BigInt(left)) / BigInt(total)),
});

/**
 * Owner or manager take a voucher back, and give its rest back: through the gateway if it was paid there, else at the
 * desk. Also one that has expired: the provider may be generous.
 */
export const refundVoucher: CommandDefinition<VoucherTarget, Reads> = {
  aggregate: voucherKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    voucherRef(providerId, payload.voucherId),
    ...membershipRefs(providerId, actor),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    const denied = requireRole(docs, command.providerId, actor, ['owner', 'manager']);
    if (denied) return denied;
    const found = findVoucher(command, docs);
    if ('rejection' in found) return found;
    const { voucher } = found;
    const wrong = requireVoucherStatus(voucher, ['active', 'expired']);
    if (wrong) return wrong;
    if (voucher.left === 0)
      return reject('failed-precondition', 'nothing is left to give back', { reason: 'nothing-due' });
    const amount = restOf(voucher);
    const due = { ...amount, amount: amount.amount + (voucher.refundDue?.amount ?? 0) };
    const refundDue = voucher.paymentId && amount.amount > 0 ? { refundDue: due } : {};
    return acceptVoucher(request, voucher, {
      type: 'voucher.refunded',
      payload: { amount, ...refundDue },
    });
  },
};
