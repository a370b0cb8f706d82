import Stripe from 'stripe';
import { localStripeSecret } from '../../scripts/suite/local-secrets.ts';
import { emulators, projectId } from './emulators.ts';
import { newId } from './new-id.ts';

const stripe = new Stripe('sk_not_used');

export interface Paid {
  readonly paymentId: string;
  readonly amount: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The two ways in which Stripe tells of one payment. */
export const paymentIntentSucceeded = ({ paymentId, amount, metadata }: Paid): object => ({
  id: newId('evt'),
  object: 'event',
  type: 'payment_intent.succeeded',
  data: {
    object: { id: paymentId, object: 'payment_intent', amount_received: amount, currency: 'eur', metadata },
  },
});

export const checkoutCompleted = ({ paymentId, amount, metadata }: Paid): object => ({
  id: newId('evt'),
  object: 'event',
  type: 'checkout.session.completed',
  data: {
    object: {
      id: newId('cs'),
      object: 'checkout.session',
      payment_intent: paymentId,
      payment_status: 'paid',
      amount_total: amount,
      currency: 'eur',
      metadata,
    },
  },
});

export interface Signing {
  readonly secret?: string;
  readonly ageSeconds?: number;
}

/** Posts an event as Stripe does: signed over its raw body. */
export const postToWebhook = async (event: object, { secret = localStripeSecret, ageSeconds = 0 }: Signing = {}) => {
  // Stripe sends indented JSON: a server that verifies what it has parsed and printed again fails.
  const payload = JSON.stringify(event, null, 2);
  const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const response = await fetch(`http://${emulators.functions}/${projectId}/us-central1/paymentWebhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    body: payload,
  });
  await response.text();
  return response.status;
};
