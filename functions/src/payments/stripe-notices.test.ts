import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import type { WebhookVerdict } from './gateway.ts';
import { stripeNotices } from './stripe-notices.ts';

const secret = 'whsec_test';
const metadata = { providerId: 'salon', userId: 'alice', reservationId: 'r' };

/** The verdict on an event that Stripe has signed. */
const read = (type: string, object: object, more: object = {}): Promise<WebhookVerdict> => {
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object }, ...more });
  const signature = new Stripe('sk_not_used').webhooks.generateTestHeaderString({ payload, secret });
  return stripeNotices(secret).read({
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
  ])('%s %i', async (currency, stripeAmount, amount) => {
    expect(await intent(stripeAmount, currency)).toMatchObject({ payment: { paymentId: 'pi_1', amount } });
  });

  test('with the step of amounts that Stripe can charge', async () => {
    expect(await intent(5120, 'kwd')).toMatchObject({
      payment: { amount: { amount: 5120, currency: 'KWD' }, step: 10 },
    });
    expect(await intent(2500, 'eur')).toMatchObject({ payment: { step: 1 } });
  });
});

describe('a refund', () => {
  const charge = {
    id: 'ch_1',
    object: 'charge',
    amount: 2500,
    amount_captured: 2500,
    amount_refunded: 1000,
    currency: 'eur',
    disputed: false,
    metadata: {},
    payment_intent: 'pi_1',
    refunded: false,
    status: 'succeeded',
  } satisfies Partial<Stripe.Charge>;
  const created = 1_777_888_999;

  test('is reported as the sum of all refunds of a payment', async () => {
    expect(await read('charge.refunded', charge, { created })).toEqual({
      settlement: {
        paymentId: 'pi_1',
        report: {
          reportedAt: new Date(created * 1000),
          refund: { amount: { amount: 1000, currency: 'EUR' }, isFull: false },
        },
      },
    });
    const full = { ...charge, amount_refunded: 2500, refunded: true, payment_intent: { id: 'pi_1' } };
    expect(await read('charge.refunded', full, { created })).toMatchObject({
      settlement: { paymentId: 'pi_1', report: { refund: { isFull: true } } },
    });
  });

  test('of a connected account names it', async () => {
    const verdict = await read('charge.refunded', charge, { created, account: 'acct_1' });
    expect(verdict).toMatchObject({ settlement: { account: 'acct_1' } });
  });

  test('that failed is reported', async () => {
    const refund = {
      id: 're_1',
      object: 'refund',
      amount: 1000,
      charge: 'ch_1',
      currency: 'eur',
      payment_intent: 'pi_1',
      status: 'failed',
    } satisfies Partial<Stripe.Refund>;
    expect(await read('refund.failed', refund, { created })).toMatchObject({
      settlement: { paymentId: 'pi_1', report: { failedRefund: { id: 're_1', amount: { amount: 1000 } } } },
    });
  });

  test('of a charge without an intent, or of another shape, is ignored', async () => {
    for (const odd of [{ ...charge, payment_intent: null }, { ...charge, currency: 'usdc' }, { id: 'ch_1' }]) {
      expect(await read('charge.refunded', odd, { created })).toEqual({ ignored: 'charge.refunded' });
    }
  });
});

describe('a dispute', () => {
  const dispute = (status: string) =>
    ({
      id: 'du_1',
      object: 'dispute',
      amount: 2500,
      charge: 'ch_1',
      currency: 'eur',
      payment_intent: 'pi_1',
      reason: 'fraudulent',
      status,
    }) satisfies Partial<Stripe.Dispute>;

  test.each([
    ['charge.dispute.created', 'needs_response', 'open'],
    ['charge.dispute.updated', 'under_review', 'open'],
    ['charge.dispute.closed', 'won', 'won'],
    ['charge.dispute.closed', 'prevented', 'won'],
    ['charge.dispute.closed', 'lost', 'lost'],
  ])('%s: %s is %s', async (type, status, expected) => {
    expect(await read(type, dispute(status), { created: 1 })).toMatchObject({
      settlement: { paymentId: 'pi_1', report: { dispute: { id: 'du_1', status: expected } } },
    });
  });

  test.each(['warning_needs_response', 'warning_under_review', 'warning_closed'])(
    '%s takes no money',
    async (status) => {
      expect(await read('charge.dispute.created', dispute(status), { created: 1 })).toEqual({
        ignored: 'charge.dispute.created',
      });
    },
  );
});

describe('with Connect', () => {
  test('a payment names the account of its event', async () => {
    const object = { id: 'pi_1', object: 'payment_intent', amount_received: 2500, currency: 'eur', metadata };
    const verdict = await read('payment_intent.succeeded', object, { account: 'acct_1' });
    expect(verdict).toMatchObject({ payment: { account: 'acct_1' } });
    expect(await intent(2500, 'eur')).not.toHaveProperty('payment.account');
  });

  test('a second secret signs the events of connected accounts', async () => {
    const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'balance.available', data: { object: {} } });
    const signed = (by: string) => new Stripe('sk_not_used').webhooks.generateTestHeaderString({ payload, secret: by });
    const verdict = (secrets: string, by: string) =>
      stripeNotices(secrets).read({
        rawBody: Buffer.from(payload),
        header: () => signed(by),
        receivedAt: new Date(),
      });
    for (const by of ['whsec_a', 'whsec_b']) {
      expect(await verdict('whsec_a, whsec_b', by)).toEqual({ ignored: 'balance.available' });
    }
    expect(await verdict('whsec_a,whsec_b', 'whsec_c')).toHaveProperty('forged');
    expect(await verdict('whsec_a', '')).toHaveProperty('forged');
  });
});
