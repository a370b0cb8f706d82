import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { paymentPayload, settlementPayload } from '../shared/payment-payload.ts';

/** A voucher without holder is taken by its id alone, so the id must be long and random, such as a UUID. */
const secretId = idSchema.min(20, 'must be random, of at least 20 characters');

/** `visits`: a package with so many, as the service sells it. `amount`: a gift card, in minor units. */
export const buyVoucherPayload = z
  .strictObject({
    voucherId: secretId,
    serviceId: idSchema,
    visits: z.int().min(2).max(1000).optional(),
    amount: z.int().min(1).max(10_000_000).optional(),
  })
  .refine(({ visits, amount }) => (visits === undefined) !== (amount === undefined), {
    error: 'give either visits or an amount',
    path: ['visits'],
  });
export type BuyVoucher = z.infer<typeof buyVoucherPayload>;

export const voucherPayload = z.strictObject({ voucherId: idSchema });
export type VoucherTarget = z.infer<typeof voucherPayload>;

/** `userId`: of the booking's customer; absent for a guest without account. */
export const redeemVoucherPayload = voucherPayload.extend({ reservationId: idSchema, userId: idSchema.optional() });
export type RedeemVoucher = z.infer<typeof redeemVoucherPayload>;

export const confirmVoucherPaymentPayload = voucherPayload.extend({ userId: idSchema, ...paymentPayload });
export type ConfirmVoucherPayment = z.infer<typeof confirmVoucherPaymentPayload>;

export const settleVoucherPaymentPayload = voucherPayload.extend({ userId: idSchema, ...settlementPayload });
export type SettleVoucherPayment = z.infer<typeof settleVoucherPaymentPayload>;
