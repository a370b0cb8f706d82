import { randomUUID } from 'node:crypto';
import { event } from '../payment-page/events.ts';

export { fromAccount } from '../payment-page/events.ts';
export { postToWebhook, type Signing } from '../payment-page/post-to-webhook.ts';

export interface Paid {
  readonly paymentId: string;
  readonly amount: number;
  /** The metadata that the app set on the payment: `providerId, userId, reservationId | subscriptionId`. */
  readonly metadata: Readonly<Record<string, string>>;
}

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
