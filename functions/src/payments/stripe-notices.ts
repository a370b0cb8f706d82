import type Stripe from 'stripe';
import * as z from 'zod';
import type { AccountNotice, GatewayPayment, NoticeReader, WebhookVerdict } from './gateway.ts';
import { chargeStep, fromStripeAmount } from './stripe-amounts.ts';
import { idOf, reportOf } from './stripe-reports.ts';

/** Older signatures are refused, which limits replay attacks. */
const toleranceSeconds = 300;

/** The metadata that the app sets on its payment intent or checkout session. */
const metadataSchema = z.union([
  z.object({ providerId: z.string(), userId: z.string(), reservationId: z.string() }),
  z.object({ providerId: z.string(), userId: z.string(), subscriptionId: z.string() }),
  z.object({ providerId: z.string(), userId: z.string(), voucherId: z.string() }),
]);

interface StripePayment {
  readonly paymentId: string | undefined;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly metadata: Stripe.Metadata | null;
}

/**
 * Stripe may report a payment twice, by its intent and by its checkout session. Both give the same id, so it counts
 * once.
 */
const stripePaymentOf = (event: Stripe.Event): StripePayment | undefined => {
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

const paymentOf = (
  { paymentId, amount, currency, metadata }: StripePayment,
  account: string | undefined,
): GatewayPayment | undefined => {
  const ours = metadataSchema.safeParse(metadata);
  if (!paymentId || amount === null || currency === null || !ours.success) return undefined;
  const { providerId, userId, ...subject } = ours.data;
  const money = fromStripeAmount(amount, currency);
  const from = account ? { account } : {};
  return { paymentId, amount: money, step: chargeStep(money.currency), ...from, providerId, userId, subject };
};

/** Only the webhook needs the library, which takes longer to load than all of ours. */
const openStripe = async (): Promise<Stripe> => {
  const { default: Library } = await import('stripe');
  return new Library('sk_not_used');
};

/** Stripe signs the events of connected accounts with a secret of their own, so there may be several. */
const verify = (
  stripe: Stripe,
  secrets: readonly string[],
  notice: Parameters<NoticeReader['read']>[0],
): Stripe.Event => {
  const [secret = '', ...others] = secrets;
  const { rawBody, header, receivedAt } = notice;
  const signature = header('stripe-signature') ?? '';
  try {
    return stripe.webhooks.constructEvent(
      rawBody,
      signature,
      secret,
      toleranceSeconds,
      undefined,
      receivedAt.getTime(),
    );
  } catch (error) {
    if (others.length === 0) throw error;
    return verify(stripe, others, notice);
  }
};

/** Only tells that something has changed: Stripe is asked for what it is, so notices may come in any order. */
const accountNoticeOf = ({ type, account }: Stripe.Event): AccountNotice | undefined =>
  account && (type === 'account.updated' || type === 'account.application.deauthorized')
    ? { accountId: account, isDisconnected: type === 'account.application.deauthorized' }
    : undefined;

const verdictOn = (event: Stripe.Event): WebhookVerdict => {
  const settlement = reportOf(event);
  if (settlement) return { settlement };
  const accountNotice = accountNoticeOf(event);
  if (accountNotice) return { accountNotice };
  const paid = stripePaymentOf(event);
  if (!paid) return { ignored: event.type };
  const payment = paymentOf(paid, event.account);
  return payment ? { payment } : { ignored: `${event.type} without our metadata` };
};

/**
 * Stripe's webhook: https://docs.stripe.com/webhooks. It needs no API key: its reader never calls Stripe.
 *
 * @param secret the endpoint's secret, or several, separated by commas
 */
export const stripeNotices = (secret: string): NoticeReader => {
  const secrets = secret.split(/[\s,]+/).filter(Boolean);
  let opened: Promise<Stripe> | undefined;
  return {
    name: 'stripe',
    read: async (notice): Promise<WebhookVerdict> => {
      opened ??= openStripe();
      const stripe = await opened;
      let event: Stripe.Event;
      try {
        event = verify(stripe, secrets, notice);
      } catch (error) {
        return { forged: error instanceof Error ? error.message : String(error) };
      }
      return verdictOn(event);
    },
  };
};
