import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { invariant } from '../../kernel/invariant.ts';
import { isPseudonym } from '../../kernel/pseudonym.ts';
import { reject } from '../../kernel/rejection.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { applyPayment } from '../payments/apply-payment.ts';
import { paymentRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import { noEffect } from '../payments/repeated.ts';
import { requireNewPayment } from '../payments/require-new-payment.ts';
import { paysFor } from '../shared/pays-for.ts';
import { acceptVoucher } from './accept.ts';
import { findVoucher, voucherKey } from './find.ts';
import { voucherRef } from './paths.ts';
import type { ConfirmVoucherPayment } from './payloads.ts';
import { validUntil } from './valid-until.ts';
import type { Voucher } from './voucher.ts';

type Reads = { voucher: Voucher; payment: StoredPayment; provider: Provider };

/** Records a reported payment, which activates the voucher, also after its hold has ended: nothing is scarce. */
export const confirmVoucherPayment: CommandDefinition<ConfirmVoucherPayment, Reads> = {
  aggregate: voucherKey,
  reads: ({ command: { providerId, payload } }) => [
    voucherRef(providerId, payload.voucherId),
    paymentRef(payload.gateway, payload.paymentId),
    providerRef(providerId),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, voucherId, ...payment } = command.payload;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the payment gateway reports payments', { reason: 'wrong-sender' });
    const reported = { payment, target: { providerId: command.providerId, userId, voucherId } };
    const checked = requireNewPayment(reported, docs, now);
    if (checked && checked !== 'repeated') return checked;
    const found = findVoucher(command, docs);
    if ('rejection' in found) return found;
    const { voucher } = found;
    if (checked) return noEffect(voucher.version);
    const { paymentStatus } = voucher;
    // Nobody could ever spend it, so people give the money back.
    if (paymentStatus !== 'pending' || isPseudonym(voucher.userId ?? '')) {
      return reject('failed-precondition', 'no payment is pending', { reason: 'nothing-due', paymentStatus });
    }
    if (!paysFor(payment.amount, voucher.price, payment.step))
      return reject('failed-precondition', 'the amount differs from the price', {
        reason: 'wrong-amount',
        field: 'amount',
      });
    const { paymentId, gateway } = payment;
    const provider = docs.get(providerRef(command.providerId));
    invariant(provider, 'a voucher without its provider');
    const expiresAt = validUntil(now, voucher.validDays, provider.timeZone);
    const event = { type: 'voucher.activated', payload: { payment: { paymentId, gateway }, expiresAt } } as const;
    return applyPayment(acceptVoucher(request, voucher, event), reported, docs, now);
  },
};
