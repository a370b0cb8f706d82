import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { attendeePayload } from '../shared/attendee.ts';
import { paymentPayload, settlementPayload } from '../shared/payment-payload.ts';

export const createSubscriptionPayload = z.strictObject({
  subscriptionId: idSchema,
  planId: idSchema,
  /** Other people that the subscription covers, apart from the customer. */
  subscribers: z.array(attendeePayload).max(200).optional(),
});
export type CreateSubscription = z.infer<typeof createSubscriptionPayload>;

/** For the sender's own subscription. */
export const renewSubscriptionPayload = z.strictObject({ subscriptionId: idSchema });
export type RenewSubscription = z.infer<typeof renewSubscriptionPayload>;

export const subscriptionPayload = z.strictObject({ userId: idSchema, subscriptionId: idSchema });
export type SubscriptionTarget = z.infer<typeof subscriptionPayload>;

export const cancelSubscriptionPayload = subscriptionPayload.extend({ reason: z.string().trim().max(500).optional() });
export type CancelSubscription = z.infer<typeof cancelSubscriptionPayload>;

export const confirmSubscriptionPaymentPayload = subscriptionPayload.extend(paymentPayload);
export type ConfirmSubscriptionPayment = z.infer<typeof confirmSubscriptionPaymentPayload>;

export const settleSubscriptionPaymentPayload = subscriptionPayload.extend(settlementPayload);
export type SettleSubscriptionPayment = z.infer<typeof settleSubscriptionPaymentPayload>;
