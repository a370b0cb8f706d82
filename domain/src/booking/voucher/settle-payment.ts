import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { paymentRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import { isPaymentOf, noEffect } from '../payments/repeated.ts';
import { settlementOf } from '../payments/settlement.ts';
import { settledStatus } from '../shared/payment.ts';
import { acceptVoucher } from './accept.ts';
import type { VoucherEvent } from './event.ts';
import { findVoucher, voucherKey } from './find.ts';
import { voucherRef } from './paths.ts';
import type { SettleVoucherPayment } from './payloads.ts';
import type { Voucher } from './voucher.ts';

type Reads = { voucher: Voucher; payment: StoredPayment };

/** The event that brings a voucher up to date with its payment; `undefined` if it is. */
export const voucherSettled = (
  { refundDue, refunded, price, paymentStatus }: Voucher,
  payment: StoredPayment,
): VoucherEvent | undefined => {
  const { returned, isFull, isDisputed } = settlementOf(payment);
  const after = settledStatus({ due: refundDue?.amount ?? 0, returned, isFull, isDisputed });
  if (after === paymentStatus && returned === (refunded?.amount ?? 0)) return undefined;
  const payload = {
    paymentStatus: after,
    ...(returned > 0 ? { refunded: { ...price, amount: returned } } : {}),
  };
  return { type: 'voucher.paymentChanged', payload };
};

/**
 * Takes over the refunds and disputes of a voucher's payment. Nobody can pay with a voucher while its money is disputed,
 * or once all of it was given back. The webhook sends this command.
 */
export const settleVoucherPayment: CommandDefinition<SettleVoucherPayment, Reads> = {
  aggregate: voucherKey,
  reads: ({ command: { providerId, payload } }) => [
    voucherRef(providerId, payload.voucherId),
    paymentRef(payload.gateway, payload.paymentId),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    const { paymentId, gateway } = command.payload;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the payment gateway reports refunds', { reason: 'wrong-sender' });
    const found = findVoucher(command, docs);
    if ('rejection' in found) return found;
    const { voucher } = found;
    const payment = docs.get(paymentRef(gateway, paymentId));
    if (!payment || !isPaymentOf(voucher, { paymentId, gateway })) return noEffect(voucher.version);
    const event = voucherSettled(voucher, payment);
    return event ? acceptVoucher(request, voucher, event) : noEffect(voucher.version);
  },
};
