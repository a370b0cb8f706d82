import { randomUUID } from 'node:crypto';
import { secondMs } from '@counterfoil/domain';
import Stripe from 'stripe';
import { localStripeSecret } from '../suite/local-secrets.ts';
import { projectId } from '../suite/suite.ts';

/** A stand-in for Stripe's webhook: builds and signs events as Stripe does. */
const stripe = new Stripe('sk_not_used');

export interface Paid {
  readonly paymentId: string;
  readonly amount: number;
  /** The metadata that the app set on the payment: `providerId, userId, reservationId | subscriptionId`. */
  readonly metadata: Readonly<Record<string, string>>;
}

const event = (type: string, object: object): object => ({
  id: `evt_${randomUUID()}`,
  object: 'event',
  type,
  data: { object },
});

export const paymentIntentSucceeded = ({ paymentId, amount, metadata }: Paid): object =>
  event('payment_intent.succeeded', {
    id: paymentId,
    object: 'payment_intent',
    amount_received: amount,
    currency: 'eur',
    metadata,
  });

export const checkoutCompleted = ({ paymentId, amount, metadata }: Paid): object =>
  event('checkout.session.completed', {
    id: `cs_${randomUUID()}`,
    object: 'checkout.session',
    payment_intent: paymentId,
    payment_status: 'paid',
    amount_total: amount,
    currency: 'eur',
    metadata,
  });

export interface Signing {
  readonly secret?: string;
  readonly ageSeconds?: number;
}

/**
 * Posts an event to the suite's webhook, signed over its raw body. The body is indented, as Stripe sends it, so a
 * server that verifies a re-serialized body fails.
 *
 * @param functions address of the Functions emulator
 * @returns the HTTP status
 */
export const postToWebhook = async (
  functions: string,
  event: object,
  { secret = localStripeSecret, ageSeconds = 0 }: Signing = {},
): Promise<number> => {
  const payload = JSON.stringify(event, null, 2);
  const timestamp = Math.floor(Date.now() / secondMs) - ageSeconds;
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const response = await fetch(`http://${functions}/${projectId}/us-central1/paymentWebhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    body: payload,
  });
  await response.text();
  return response.status;
};
