import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import type { WebhookVerdict } from './gateway.ts';
import { stripeGateway } from './stripe-gateway.ts';

const secret = 'whsec_test';
const metadata = { providerId: 'salon', userId: 'alice', reservationId: 'r' };

/** The verdict on an event that Stripe has signed. */
const read = (type: string, object: object, more: object = {}): WebhookVerdict => {
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object }, ...more });
  const signature = new Stripe('sk_not_used').webhooks.generateTestHeaderString({ payload, secret });
  return stripeGateway(secret).read({
    rawBody: Buffer.from(payload),
    header: (name) => (name === 'stripe-signature' ? signature : undefined),
    receivedAt: new Date(),
  });
};

const intent = (amount: number, currency: string) =>
  read('payment_intent.succeeded', {
    id: 'pi_1',
    object: 'payment_intent',
    amount_received: amount,
    currency,
    metadata,
  });

describe('a payment is reported in minor units of ISO 4217', () => {
  test.each([
    ['eur', 2500, { amount: 2500, currency: 'EUR' }],
    ['huf', 125_000, { amount: 125_000, currency: 'HUF' }],
    ['isk', 500, { amount: 5, currency: 'ISK' }],
    ['mga', 5, { amount: 500, currency: 'MGA' }],
  ])('%s %i', (currency, stripeAmount, amount) => {
    expect(intent(stripeAmount, currency)).toMatchObject({ payment: { paymentId: 'pi_1', amount } });
  });

  test('with the step of amounts that Stripe can charge', () => {
    expect(intent(5120, 'kwd')).toMatchObject({ payment: { amount: { amount: 5120, currency: 'KWD' }, step: 10 } });
    expect(intent(2500, 'eur')).toMatchObject({ payment: { step: 1 } });
  });
});
