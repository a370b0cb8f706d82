import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { acceptVoucher } from './accept.ts';
import { findVoucher, noVoucher, requireValid, voucherKey } from './find.ts';
import { voucherRef } from './paths.ts';
import type { VoucherTarget } from './payloads.ts';
import type { Voucher } from './voucher.ts';

/**
 * The holder of a gift card lets one person take it who has its id. Staff and earlier holders know the id, too, so nobody
 * takes a card whose holder has not said so. Until somebody takes it, its holder can spend it.
 */
export const giveVoucherAway: CommandDefinition<VoucherTarget, { voucher: Voucher }> = {
  aggregate: voucherKey,
  reads: ({ command: { providerId, payload } }) => [voucherRef(providerId, payload.voucherId)],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const found = findVoucher(command, docs);
    if ('rejection' in found) return found;
    const { voucher } = found;
    if (actor.kind !== 'user' || voucher.userId !== actor.uid) return noVoucher(command);
    if (voucher.kind !== 'giftCard')
      return reject('failed-precondition', 'a package is for its holder alone', { reason: 'not-a-gift' });
    const wrong = requireValid(voucher, now);
    if (wrong) return wrong;
    if (voucher.givenAway) return reject('failed-precondition', 'it is given away already', { reason: 'given-away' });
    return acceptVoucher(request, voucher, { type: 'voucher.givenAway', payload: {} });
  },
};
