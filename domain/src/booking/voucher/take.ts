import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { acceptVoucher } from './accept.ts';
import { findVoucher, noVoucher, requireValid, voucherKey } from './find.ts';
import { voucherRef } from './paths.ts';
import type { VoucherTarget } from './payloads.ts';
import type { Voucher } from './voucher.ts';

type Reads = { voucher: Voucher };

/**
 * Takes over a gift card that its holder gives away, or a voucher that was sold at the desk and that nobody has yet. Its
 * id is the secret. A holder who takes a card that they give away keeps it.
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
    const { userId, givenAway } = voucher;
    if (userId !== undefined && userId !== actor.uid && !givenAway) return noVoucher(command);
    const wrong = requireValid(voucher, now);
    if (wrong) return wrong;
    if (userId === actor.uid && !givenAway)
      return reject('failed-precondition', 'it is yours already', { reason: 'voucher-yours' });
    return acceptVoucher(request, voucher, { type: 'voucher.taken', payload: { userId: actor.uid } });
  },
};
