import type { Command, CommandRequest } from '../../kernel/command.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { voucherRef } from './paths.ts';
import type { VoucherStatus } from './status.ts';
import type { Voucher } from './voucher.ts';

/** Also the answer to strangers. */
export const noVoucher = ({ providerId }: Command): Refused =>
  reject('not-found', `no such voucher with ${providerId}`, { reason: 'no-voucher', field: 'voucherId' });

/** Finds the voucher that a command names, at the version that it expects. */
export const findVoucher = (
  command: Command<string, { voucherId: string }>,
  docs: Docs<{ voucher: Voucher }>,
): { readonly voucher: Voucher } | Refused => {
  const voucher = docs.get(voucherRef(command.providerId, command.payload.voucherId));
  if (!voucher) return noVoucher(command);
  return requireVersion(command, voucher.version) ?? { voucher };
};

export const requireVoucherStatus = ({ status }: Voucher, allowed: readonly VoucherStatus[]): Refused | undefined =>
  allowed.includes(status)
    ? undefined
    : reject('failed-precondition', `the voucher is ${status}, not ${allowed.join(' or ')}`, {
        reason: 'wrong-status',
        status,
      });

/** Refuses to pay with a voucher that has ended, or whose money is disputed or was given back. */
export const requireValid = (voucher: Voucher, now: Date): Refused | undefined => {
  const { expiresAt, paymentStatus } = voucher;
  if (expiresAt && expiresAt <= now && (voucher.status === 'active' || voucher.status === 'used'))
    return reject('failed-precondition', 'the voucher has expired', { reason: 'voucher-expired' });
  if (paymentStatus !== 'paid' && paymentStatus !== 'none')
    return reject('failed-precondition', 'the voucher is not paid', { reason: 'not-paid', paymentStatus });
  return requireVoucherStatus(voucher, ['active']);
};

/** Commands on the same voucher run in order. */
export const voucherKey = ({ command }: CommandRequest<{ voucherId: string }>): string =>
  `voucher/${command.payload.voucherId}`;
