import Stripe from 'stripe';
import { z } from 'zod';
import type { Gateway, GatewayPayment, WebhookVerdict } from './gateway.ts';
import { chargeStep, fromStripeAmount } from './stripe-amounts.ts';

/** Older signatures are refused, which limits replay attacks. */
const toleranceSeconds = 300;

/** The metadata that the app sets on its payment intent or checkout session. */
const metadataSchema = z.union([
  z.object({ providerId: z.string(), userId: z.string(), reservationId: z.string() }),
  z.object({ providerId: z.string(), userId: z.string(), subscriptionId: z.string() }),
]);

const idOf = (intent: string | { id: string } | null): string | undefined =>
  typeof intent === 'string' ? intent : intent?.id;

interface PaymentReport {
  readonly paymentId: string | undefined;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly metadata: Stripe.Metadata | null;
}

/**
 * Stripe may report a payment twice, by its intent and by its checkout session. Both give the same id, so it counts
 * once.
 */
const paymentReportOf = (event: Stripe.Event): PaymentReport | undefined => {
  if (event.type === 'payment_intent.succeeded') {
    const { id, amount_received: amount, currency, metadata } = event.data.object;
    return { paymentId: id, amount, currency, metadata };
  }
  // With slow payment methods, a session completes before the money arrives. Stripe then reports it a second time.
  const session =
    event.type === 'checkout.session.completed' || event.type === 'checkout.session.async_payment_succeeded';
  if (session && event.data.object.payment_status === 'paid') {
    const { payment_intent: intent, amount_total: amount, currency, metadata } = event.data.object;
    return { paymentId: idOf(intent), amount, currency, metadata };
  }
  return undefined;
};

const paymentOf = ({ paymentId, amount, currency, metadata }: PaymentReport): GatewayPayment | undefined => {
  const ours = metadataSchema.safeParse(metadata);
  if (!paymentId || amount === null || currency === null || !ours.success) return undefined;
  const { providerId, userId, ...subject } = ours.data;
  const money = fromStripeAmount(amount, currency);
  return { paymentId, amount: money, step: chargeStep(money.currency), providerId, userId, subject };
};

const verify = (stripe: Stripe, secret: string, { rawBody, header, receivedAt }: Parameters<Gateway['read']>[0]) =>
  stripe.webhooks.constructEvent(
    rawBody,
    header('stripe-signature') ?? '',
    secret,
    toleranceSeconds,
    undefined,
    receivedAt.getTime(),
  );

/** Stripe's webhook: https://docs.stripe.com/webhooks. It needs no API key, because it never calls Stripe. */
export const stripeGateway = (secret: string): Gateway => {
  const stripe = new Stripe('sk_not_used');
  return {
    name: 'stripe',
    read: (request): WebhookVerdict => {
      let event: Stripe.Event;
      try {
        event = verify(stripe, secret, request);
      } catch (error) {
        return { forged: error instanceof Error ? error.message : String(error) };
      }
      const report = paymentReportOf(event);
      if (!report) return { ignored: event.type };
      const payment = paymentOf(report);
      return payment ? { payment } : { ignored: `${event.type} without our metadata` };
    },
  };
};
