import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { acceptVoucher } from './accept.ts';
import { findVoucher, requireVoucherStatus, voucherKey } from './find.ts';
import { voucherRef } from './paths.ts';
import type { VoucherTarget } from './payloads.ts';
import type { Voucher } from './voucher.ts';

/** Ends a voucher whose validity has passed, or that nobody has paid in time. A schedule sends this command. */
export const expireVoucher: CommandDefinition<VoucherTarget, { voucher: Voucher }> = {
  aggregate: voucherKey,
  reads: ({ command: { providerId, payload } }) => [voucherRef(providerId, payload.voucherId)],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the schedule ends vouchers', { reason: 'wrong-sender' });
    const found = findVoucher(command, docs);
    if ('rejection' in found) return found;
    const { voucher } = found;
    const wrong = requireVoucherStatus(voucher, ['pending', 'active', 'used']);
    if (wrong) return wrong;
    if (!voucher.dueAt || voucher.dueAt > now)
      return reject('failed-precondition', 'it has not ended', { reason: 'running' });
    const status = voucher.status === 'pending' ? 'cancelled' : 'expired';
    return acceptVoucher(request, voucher, { type: 'voucher.expired', payload: { status } });
  },
};
