import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { acceptVoucher } from './accept.ts';
import { findVoucher, noVoucher, requireValid, voucherKey } from './find.ts';
import { voucherRef } from './paths.ts';
import type { VoucherTarget } from './payloads.ts';
import type { Voucher } from './voucher.ts';

type Reads = { voucher: Voucher };

/**
 * Takes over a gift card, or a package that was sold at the desk and that nobody has yet. Its id is the secret: whoever
 * bought it gives it away by giving the id.
 */
export const takeVoucher: CommandDefinition<VoucherTarget, Reads> = {
  aggregate: voucherKey,
  reads: ({ command: { providerId, payload } }) => [voucherRef(providerId, payload.voucherId)],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'only a person takes a voucher', { reason: 'wrong-sender' });
    const found = findVoucher(command, docs);
    if ('rejection' in found) return found;
    const { voucher } = found;
    if (voucher.kind === 'package' && voucher.userId !== undefined && voucher.userId !== actor.uid)
      return noVoucher(command);
    const wrong = requireValid(voucher, now);
    if (wrong) return wrong;
    if (voucher.userId === actor.uid)
      return reject('failed-precondition', 'it is yours already', { reason: 'voucher-yours' });
    return acceptVoucher(request, voucher, { type: 'voucher.taken', payload: { userId: actor.uid } });
  },
};
