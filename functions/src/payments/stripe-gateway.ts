import { type GatewayAnswer, secondMs } from '@counterfoil/domain';
import type Stripe from 'stripe';
import type { Checkout, CheckoutOrder, EndedCheckout, Gateway, RefundOrder, StartedCheckout } from './gateway.ts';
import { linkAccount, openAccount, readAccount } from './stripe-accounts.ts';
import { toStripeAmount, toStripeRefund } from './stripe-amounts.ts';
import { answerTo } from './stripe-errors.ts';
import { idOf } from './stripe-reports.ts';

interface StripeAccess {
  readonly apiKey: string;
  /** Another address of the API, such as that of a stand-in; Stripe's own unless set. */
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
}

const addressOf = (apiUrl: string | undefined) => {
  if (!apiUrl) return {};
  const { hostname, port, protocol } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return {
    host: hostname,
    port: port || (isPlain ? 80 : 443),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  };
};

interface Opened {
  readonly stripe: Stripe;
  readonly errors: typeof Stripe.errors;
}

/** The library takes longer to load than all of ours, so it is loaded with the first request. */
const open = async ({ apiKey, apiUrl, timeoutMs = 20 * secondMs }: StripeAccess): Promise<Opened> => {
  const { default: Library } = await import('stripe');
  // No retries of its own: schedules retry with leases, and people press the button again.
  const options = { ...addressOf(apiUrl), maxNetworkRetries: 0, timeout: timeoutMs, telemetry: false };
  return { stripe: new Library(apiKey, options), errors: Library.errors };
};

const onAccount = (account: string | undefined) => (account ? { stripeAccount: account } : {});

const feeOf = ({ fee }: CheckoutOrder) => (fee ? { application_fee_amount: toStripeAmount(fee) } : {});

const seconds = (at: Date): number => Math.floor(at.getTime() / secondMs);

const startSession = async (stripe: Stripe, order: CheckoutOrder, page: NonNullable<CheckoutOrder['page']>) => {
  const { key, amount, title, account, metadata } = order;
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: amount.currency.toLowerCase(),
            unit_amount: toStripeAmount(amount),
            product_data: { name: title },
          },
        },
      ],
      // Both carry it, because Stripe reports either of them first.
      metadata,
      payment_intent_data: { metadata, ...feeOf(order) },
      expires_at: seconds(page.closesAt),
      success_url: page.returnUrl,
      cancel_url: page.cancelUrl,
    },
    { idempotencyKey: key, ...onAccount(account) },
  );
  return { checkoutId: session.id, ...(session.url ? { url: session.url } : {}) };
};

const ofIntent = ({ id, client_secret: clientSecret }: Stripe.PaymentIntent): Checkout => ({
  checkoutId: id,
  ...(clientSecret ? { clientSecret } : {}),
});

const startIntent = async (stripe: Stripe, order: CheckoutOrder) => {
  const { key, amount, title, account, metadata } = order;
  return ofIntent(
    await stripe.paymentIntents.create(
      {
        amount: toStripeAmount(amount),
        currency: amount.currency.toLowerCase(),
        description: title,
        automatic_payment_methods: { enabled: true },
        metadata,
        ...feeOf(order),
      },
      { idempotencyKey: key, ...onAccount(account) },
    ),
  );
};

const find = async (stripe: Stripe, { kind, checkoutId, account }: StartedCheckout): Promise<Checkout> => {
  if (kind === 'intent') return ofIntent(await stripe.paymentIntents.retrieve(checkoutId, {}, onAccount(account)));
  const { id, url } = await stripe.checkout.sessions.retrieve(checkoutId, {}, onAccount(account));
  return { checkoutId: id, ...(url ? { url } : {}) };
};

const statusOf = async (stripe: Stripe, intentId: string, account: string | undefined) =>
  (await stripe.paymentIntents.retrieve(intentId, {}, onAccount(account))).status;

/** Stripe refuses to close what is closed or paid already. `undefined`: somebody can still pay it. */
const endOf = async (
  stripe: Stripe,
  { kind, checkoutId, account }: StartedCheckout,
): Promise<EndedCheckout | undefined> => {
  if (kind === 'intent') {
    const status = await statusOf(stripe, checkoutId, account);
    if (status === 'succeeded') return { payment: 'made' };
    return status === 'canceled' ? {} : undefined;
  }
  const session = await stripe.checkout.sessions.retrieve(checkoutId, {}, onAccount(account));
  if (session.status === 'open') return undefined;
  const intentId = idOf(session.payment_intent);
  if (session.status !== 'complete' || !intentId) return {};
  const status = await statusOf(stripe, intentId, account);
  if (status === 'succeeded') return { payment: 'made' };
  return status === 'processing' ? { payment: 'underWay' } : {};
};

const close = async (stripe: Stripe, { kind, checkoutId, account }: StartedCheckout): Promise<EndedCheckout> => {
  if (kind === 'session') await stripe.checkout.sessions.expire(checkoutId, {}, onAccount(account));
  else await stripe.paymentIntents.cancel(checkoutId, {}, onAccount(account));
  return {};
};

type Found = { readonly sent: string } | { readonly returned: string } | undefined;

/** The refund that an earlier attempt at this step has made. One that failed counts only for its own turn. */
const findRefund = async (stripe: Stripe, { paymentId, account, step, key }: RefundOrder): Promise<Found> => {
  let found: Found;
  const all = stripe.refunds.list({ payment_intent: paymentId, limit: 100 }, onAccount(account));
  for await (const { id, status, metadata } of all) {
    if (metadata?.counterfoilStep !== step) continue;
    if (status !== 'failed' && status !== 'canceled') return { sent: id };
    if (metadata.counterfoilKey === key) found = { returned: id };
  }
  return found;
};

/** True if the platform had a part of the payment. Stripe refuses to give back a part that nobody took. */
const hadFee = async (stripe: Stripe, { paymentId, account }: RefundOrder): Promise<boolean> => {
  if (!account) return false;
  const { application_fee_amount: fee } = await stripe.paymentIntents.retrieve(paymentId, {}, onAccount(account));
  return fee !== null && fee > 0;
};

const makeRefund = async (stripe: Stripe, order: RefundOrder): Promise<{ readonly gatewayRefundId: string }> => {
  const { paymentId, amount, left, account, step, key } = order;
  const withFee = (await hadFee(stripe, order)) ? { refund_application_fee: true } : {};
  const { id } = await stripe.refunds.create(
    {
      payment_intent: paymentId,
      amount: toStripeRefund(amount, left),
      metadata: { counterfoilStep: step, counterfoilKey: key },
      ...withFee,
    },
    { idempotencyKey: key, ...onAccount(account) },
  );
  return { gatewayRefundId: id };
};

/** Stripe's API: checkout sessions, payment intents, refunds and connected accounts. */
export const stripeGateway = (access: StripeAccess): Gateway => {
  let opened: Promise<Opened> | undefined;
  const calling = async <Accepted>(
    request: (stripe: Stripe, errors: typeof Stripe.errors) => Promise<Accepted>,
  ): Promise<GatewayAnswer<Accepted>> => {
    opened ??= open(access);
    const { stripe, errors } = await opened;
    return await answerTo(errors, () => request(stripe, errors));
  };
  return {
    name: 'stripe',
    startCheckout: (order) =>
      calling<Checkout>((stripe) =>
        order.page ? startSession(stripe, order, order.page) : startIntent(stripe, order),
      ),
    findCheckout: (checkout) => calling((stripe) => find(stripe, checkout)),
    cancelCheckout: async (checkout) => {
      const answer = await calling((stripe) => close(stripe, checkout));
      if (!('refused' in answer)) return answer;
      const end = await calling((stripe) => endOf(stripe, checkout));
      if (!('accepted' in end)) return end;
      return end.accepted ? { accepted: end.accepted } : answer;
    },
    refund: async (order) => {
      const found = order.isRepeat ? await calling((stripe) => findRefund(stripe, order)) : { accepted: undefined };
      if (!('accepted' in found)) return found;
      const { accepted } = found;
      if (!accepted) return await calling((stripe) => makeRefund(stripe, order));
      return 'sent' in accepted
        ? { accepted: { gatewayRefundId: accepted.sent } }
        : { refused: { code: 'returned', message: `the bank has sent ${accepted.returned} back` } };
    },
    openAccount: (order) => calling((stripe) => openAccount(stripe, order)),
    readAccount: (accountId) => calling((stripe, errors) => readAccount(stripe, errors, accountId)),
    linkAccount: (order) => calling((stripe) => linkAccount(stripe, order)),
  };
};
