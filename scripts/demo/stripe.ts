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

/** @param at when Stripe created the event, in seconds */
const event = (type: string, object: object, at = Math.floor(Date.now() / secondMs)): object => ({
  id: `evt_${randomUUID()}`,
  object: 'event',
  api_version: '2026-03-25',
  created: at,
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
  type,
  data: { object },
});

/** The same event from a connected account. */
export const fromAccount = (account: string, given: object): object => ({ ...given, account });

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

interface Refunded extends Pick<Paid, 'paymentId' | 'amount'> {
  /** All that has been refunded so far. */
  readonly refunded: number;
  readonly at?: number;
}

/** A charge after a refund. Its intent names the payment; without `payment_intent_data`, a checkout gives no metadata. */
export const chargeRefunded = ({ paymentId, amount, refunded, at }: Refunded): object =>
  event(
    'charge.refunded',
    {
      id: `ch_of_${paymentId}`,
      object: 'charge',
      amount,
      amount_captured: amount,
      amount_refunded: refunded,
      captured: true,
      currency: 'eur',
      disputed: false,
      metadata: {},
      paid: true,
      payment_intent: paymentId,
      refunded: refunded === amount,
      status: 'succeeded',
    },
    at,
  );

/** A refund that the bank sends back. */
export const refundFailed = ({ paymentId, refunded, at }: Omit<Refunded, 'amount'>): object =>
  event(
    'refund.failed',
    {
      id: `re_of_${paymentId}`,
      object: 'refund',
      amount: refunded,
      charge: `ch_of_${paymentId}`,
      currency: 'eur',
      failure_reason: 'lost_or_stolen_card',
      metadata: {},
      payment_intent: paymentId,
      status: 'failed',
    },
    at,
  );

interface Disputed extends Pick<Paid, 'paymentId' | 'amount'> {
  readonly status: 'needs_response' | 'warning_needs_response' | 'won' | 'lost' | 'warning_closed';
  readonly at?: number;
}

export const chargeDisputed = ({ paymentId, amount, status, at }: Disputed): object =>
  event(
    status === 'won' || status === 'lost' || status === 'warning_closed'
      ? 'charge.dispute.closed'
      : 'charge.dispute.created',
    {
      id: `du_of_${paymentId}`,
      object: 'dispute',
      amount,
      charge: `ch_of_${paymentId}`,
      currency: 'eur',
      is_charge_refundable: false,
      metadata: {},
      payment_intent: paymentId,
      reason: 'fraudulent',
      status,
    },
    at,
  );

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
