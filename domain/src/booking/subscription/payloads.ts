import { z } from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { moneyPayload } from '../../kernel/money-schema.ts';
import { attendeePayload } from '../shared/attendee.ts';

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

export const confirmSubscriptionPaymentPayload = subscriptionPayload.extend({
  paymentId: z.string().min(1).max(255),
  gateway: z.string().min(1).max(40),
  amount: moneyPayload,
});
export type ConfirmSubscriptionPayment = z.infer<typeof confirmSubscriptionPaymentPayload>;
