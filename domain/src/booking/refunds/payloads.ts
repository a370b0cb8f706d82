import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';

const reason = z.string().trim().min(1).max(500);

export const refundPayload = z.strictObject({ refundId: idSchema });
export type RefundTarget = z.infer<typeof refundPayload>;

export const settleRefundPayload = refundPayload.extend({ reason });
export type SettleRefund = z.infer<typeof settleRefundPayload>;

/** Derived from the payment, so it has more characters than other ids. */
const unmatchedPaymentId = z.string().regex(/^[A-Za-z0-9_~-]{1,200}$/, 'must be the id of an unmatched payment');

export const settleUnmatchedPayload = z.strictObject({ unmatchedPaymentId, reason });
export type SettleUnmatched = z.infer<typeof settleUnmatchedPayload>;
