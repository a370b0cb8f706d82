import { secondMs } from '@counterfoil/domain';
import * as z from 'zod';
import { accountFault, createAccount, createLink, getAccount } from './accounts.ts';
import { type ApiAnswer, type ApiContext, type ApiRequest, missing, ok, stripeError } from './answers.ts';
import { feeLeft, type Intent, refundedOf, type Session, type StripeRefund, stripeId } from './ledger.ts';

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
  payment_intent_data: z
    .strictObject({ metadata, application_fee_amount: integer.optional() })
    .default({ metadata: {} }),
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
  application_fee_amount: integer.optional(),
});

const refundForm = z.strictObject({
  payment_intent: z.string(),
  amount: integer,
  metadata,
  refund_application_fee: z.literal('true').optional(),
});

/** Stripe takes a part only from connected accounts, and never more than the payment. */
const feeFault = (fee: number | undefined, amount: number, account: string | undefined): ApiAnswer | undefined => {
  if (fee === undefined) return undefined;
  if (!account) return stripeError(400, 'parameter_invalid', 'Can only apply an application_fee_amount on an account.');
  return fee < 1 || fee > amount
    ? stripeError(400, 'parameter_invalid', 'The application_fee_amount must be positive and at most the amount.')
    : undefined;
};

const shown = (
  { intentMetadata: _i, title: _t, account: _a, fee: _f, ...session }: Session,
  { origin }: ApiContext,
): object => ({
  ...session,
  url: session.status === 'open' ? `${origin}/pay/${session.id}` : null,
});

const shownIntent = ({ account: _a, ...intent }: Intent): object => intent;

const shownRefund = ({ fee: _f, ...refund }: StripeRefund): object => refund;

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
  const fault = feeFault(intent.application_fee_amount, amount, account);
  if (fault) return fault;
  const session: Session = {
    ...fields,
    id: stripeId('cs_test'),
    object: 'checkout.session',
    amount_total: amount,
    currency,
    title: product.name,
    intentMetadata: intent.metadata,
    account,
    fee: intent.application_fee_amount ?? null,
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
  fields: Pick<Intent, 'amount' | 'currency' | 'description' | 'metadata' | 'account' | 'application_fee_amount'>,
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
  const { amount, currency, description = null, metadata: data, application_fee_amount: fee } = intentForm.parse(form);
  const fault = feeFault(fee, amount, account);
  if (fault) return fault;
  const fields = { amount, currency, description, metadata: data, account, application_fee_amount: fee ?? null };
  return ok(shownIntent(newIntent(context, fields)));
};

/** The platform's part of a refund: in proportion, and all that is left of it with the last of the money. */
const feeBack = (intent: Intent, amount: number, context: ApiContext): number => {
  const left = feeLeft(context.ledger, intent.id);
  const isLast = amount === intent.amount_received - refundedOf(context.ledger, intent.id);
  const share = Math.round(((intent.application_fee_amount ?? 0) * amount) / intent.amount_received);
  return isLast ? left : Math.min(left, share);
};

const createRefund = ({ form, account }: ApiRequest, context: ApiContext): ApiAnswer => {
  const { payment_intent: id, amount, metadata: data, refund_application_fee: withFee } = refundForm.parse(form);
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
  if (withFee && !intent.application_fee_amount) {
    return stripeError(400, 'parameter_invalid', `Charge ${charge} has no application fee to refund.`);
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
    fee: withFee ? feeBack(intent, amount, context) : 0,
    status: 'succeeded',
  };
  ledger.refunds.set(refund.id, refund);
  onRefund(refund, intent);
  return ok(shownRefund(refund));
};

const listRefunds = ({ query }: ApiRequest, { ledger }: ApiContext): ApiAnswer => {
  const id = query.get('payment_intent');
  const data = [...ledger.refunds.values()].filter(({ payment_intent: intent }) => intent === id).map(shownRefund);
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

const routeAccounts = (request: ApiRequest, context: ApiContext): ApiAnswer | undefined => {
  const { method, path } = request;
  const isNew = method === 'POST';
  if (path === '/v1/accounts' && isNew) return createAccount(request, context);
  if (path === '/v1/account_links' && isNew) return createLink(request, context);
  return path.startsWith('/v1/accounts/') ? getAccount(path.replace('/v1/accounts/', ''), context) : undefined;
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
    return accountFault(request, context) ?? routeAccounts(request, context) ?? route(request, context);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    return stripeError(400, 'parameter_invalid', `${issue?.path.join('.')}: ${issue?.message}`);
  }
};
