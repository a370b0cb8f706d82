import { secondMs } from '@counterfoil/domain';
import * as z from 'zod';
import { type Intent, type Ledger, refundedOf, type Session, type StripeRefund, stripeId } from './ledger.ts';

/** A request to Stripe's API, with its form decoded. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: object;
  readonly account: string | undefined;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: object;
}

export interface ApiContext {
  readonly ledger: Ledger;
  /** Address of the payment page. */
  readonly origin: string;
  readonly now: () => Date;
  /** Called for each refund that was made: Stripe reports it by an event. */
  readonly onRefund: (refund: StripeRefund, intent: Intent) => void;
}

/** An error as Stripe writes it. */
export const stripeError = (
  status: number,
  code: string,
  message: string,
  type = 'invalid_request_error',
): ApiAnswer => ({
  status,
  body: { error: { type, code, message, doc_url: `https://stripe.com/docs/error-codes/${code}` } },
});

const ok = (body: object): ApiAnswer => ({ status: 200, body });

const missing = (what: string, id: string): ApiAnswer =>
  stripeError(404, 'resource_missing', `No such ${what}: '${id}'`);

const integer = z.string().regex(/^\d+$/).transform(Number);
const metadata = z.record(z.string(), z.string()).default({});

const sessionForm = z.strictObject({
  mode: z.literal('payment'),
  line_items: z.strictObject({
    0: z.strictObject({
      quantity: z.literal('1'),
      price_data: z.strictObject({
        currency: z.string(),
        unit_amount: integer,
        product_data: z.strictObject({ name: z.string() }),
      }),
    }),
  }),
  metadata,
  payment_intent_data: z.strictObject({ metadata }).default({ metadata: {} }),
  expires_at: integer,
  success_url: z.string(),
  cancel_url: z.string(),
});

const intentForm = z.strictObject({
  amount: integer,
  currency: z.string(),
  description: z.string().optional(),
  automatic_payment_methods: z.strictObject({ enabled: z.literal('true') }),
  metadata,
});

const refundForm = z.strictObject({ payment_intent: z.string(), amount: integer, metadata });

const shown = (
  { intentMetadata: _i, title: _t, account: _a, ...session }: Session,
  { origin }: ApiContext,
): object => ({
  ...session,
  url: session.status === 'open' ? `${origin}/pay/${session.id}` : null,
});

const shownIntent = ({ account: _a, ...intent }: Intent): object => intent;

const seconds = (at: Date): number => Math.floor(at.getTime() / secondMs);

const createSession = ({ form, account }: ApiRequest, context: ApiContext): ApiAnswer => {
  const { line_items: items, payment_intent_data: intent, mode: _m, ...fields } = sessionForm.parse(form);
  const { currency, unit_amount: amount, product_data: product } = items[0].price_data;
  const lifetime = fields.expires_at - seconds(context.now());
  if (lifetime < 30 * 60 || lifetime > 24 * 3600) {
    const message =
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.';
    return stripeError(400, 'parameter_invalid', message);
  }
  const session: Session = {
    ...fields,
    id: stripeId('cs_test'),
    object: 'checkout.session',
    amount_total: amount,
    currency,
    title: product.name,
    intentMetadata: intent.metadata,
    account,
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
  };
  context.ledger.sessions.set(session.id, session);
  return ok(shown(session, context));
};

/** An intent, made by the API or with the first payment of a page. */
export const newIntent = (
  { ledger, now }: ApiContext,
  fields: Pick<Intent, 'amount' | 'currency' | 'description' | 'metadata' | 'account'>,
): Intent => {
  const id = stripeId('pi');
  const intent: Intent = {
    ...fields,
    id,
    object: 'payment_intent',
    client_secret: `${id}_secret_${stripeId('s')}`,
    created: seconds(now()),
    status: 'requires_payment_method',
    amount_received: 0,
  };
  ledger.intents.set(id, intent);
  return intent;
};

const createIntent = ({ form, account }: ApiRequest, context: ApiContext): ApiAnswer => {
  const { amount, currency, description, metadata: data } = intentForm.parse(form);
  return ok(
    shownIntent(newIntent(context, { amount, currency, description: description ?? null, metadata: data, account })),
  );
};

const createRefund = ({ form, account }: ApiRequest, context: ApiContext): ApiAnswer => {
  const { payment_intent: id, amount, metadata: data } = refundForm.parse(form);
  const { ledger, now, onRefund } = context;
  const intent = ledger.intents.get(id);
  if (!intent || intent.account !== account) return missing('payment_intent', id);
  if (intent.status !== 'succeeded') {
    return stripeError(
      400,
      'payment_intent_unexpected_state',
      `This PaymentIntent (${id}) does not have a successful charge to refund.`,
    );
  }
  const left = intent.amount_received - refundedOf(ledger, id);
  const charge = `ch_of_${id}`;
  if (left === 0) return stripeError(400, 'charge_already_refunded', `Charge ${charge} has already been refunded.`);
  if (amount > left) {
    return stripeError(
      400,
      'amount_too_large',
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
    );
  }
  const refund: StripeRefund = {
    id: stripeId('re'),
    object: 'refund',
    amount,
    currency: intent.currency,
    payment_intent: id,
    charge,
    metadata: data,
    created: seconds(now()),
    status: 'succeeded',
  };
  ledger.refunds.set(refund.id, refund);
  onRefund(refund, intent);
  return ok(refund);
};

const listRefunds = ({ query }: ApiRequest, { ledger }: ApiContext): ApiAnswer => {
  const id = query.get('payment_intent');
  const data = [...ledger.refunds.values()].filter(({ payment_intent: intent }) => intent === id);
  return ok({ object: 'list', url: '/v1/refunds', has_more: false, data });
};

const expireSession = (session: Session, context: ApiContext): ApiAnswer => {
  if (session.status !== 'open') {
    return stripeError(
      400,
      'resource_invalid_state',
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  session.status = 'expired';
  return ok(shown(session, context));
};

const cancelIntent = (intent: Intent): ApiAnswer => {
  if (intent.status !== 'requires_payment_method') {
    return stripeError(
      400,
      'payment_intent_unexpected_state',
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
    );
  }
  intent.status = 'canceled';
  return ok(shownIntent(intent));
};

const onSession = ({ account }: ApiRequest, context: ApiContext, [id = '', action]: string[]): ApiAnswer => {
  const session = context.ledger.sessions.get(id);
  if (!session || session.account !== account) return missing('checkout.session', id);
  return action === 'expire' ? expireSession(session, context) : ok(shown(session, context));
};

const onIntent = ({ account }: ApiRequest, { ledger }: ApiContext, [id = '', action]: string[]): ApiAnswer => {
  const intent = ledger.intents.get(id);
  if (!intent || intent.account !== account) return missing('payment_intent', id);
  return action === 'cancel' ? cancelIntent(intent) : ok(shownIntent(intent));
};

const route = (request: ApiRequest, context: ApiContext): ApiAnswer => {
  const { method, path } = request;
  const parts = path.split('/').filter(Boolean).slice(1);
  const isNew = method === 'POST';
  if (path === '/v1/refunds') return isNew ? createRefund(request, context) : listRefunds(request, context);
  if (path === '/v1/checkout/sessions' && isNew) return createSession(request, context);
  if (path === '/v1/payment_intents' && isNew) return createIntent(request, context);
  if (path.startsWith('/v1/checkout/sessions/')) return onSession(request, context, parts.slice(2));
  if (path.startsWith('/v1/payment_intents/')) return onIntent(request, context, parts.slice(1));
  return stripeError(404, 'resource_missing', `Unrecognized request URL (${method}: ${path}).`);
};

/** Answers a request to Stripe's API by the ledger, and refuses what Stripe would refuse. */
export const answerApi = (request: ApiRequest, context: ApiContext): ApiAnswer => {
  try {
    return route(request, context);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    return stripeError(400, 'parameter_invalid', `${issue?.path.join('.')}: ${issue?.message}`);
  }
};
