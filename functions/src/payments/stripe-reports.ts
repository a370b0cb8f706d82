import { type PaymentReport, secondMs } from '@counterfoil/domain';
import type Stripe from 'stripe';
import * as z from 'zod';
import type { GatewayReport } from './gateway.ts';
import { fromStripeAmount } from './stripe-amounts.ts';

/** Stripe expands an object in some payloads and gives its id in others. */
export const idOf = (reference: string | { id: string } | null | undefined): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id;

const about = {
  // Nothing is priced in another currency, and no payment could be stored with it.
  currency: z.string().regex(/^[a-z]{3}$/i),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]),
};

/** `amount_refunded` is the sum of all refunds so far. */
const chargeSchema = z.object({ ...about, amount_refunded: z.int(), refunded: z.boolean() });
const refundSchema = z.object({ ...about, id: z.string(), amount: z.int() });
const disputeSchema = z.object({ ...about, id: z.string(), amount: z.int(), status: z.string() });

type Status = Extract<PaymentReport, { dispute: unknown }>['dispute']['status'];

/**
 * A dispute as Stripe calls it; `undefined` for an inquiry, which takes no money. `prevented`: the bank has withdrawn
 * it, mostly because of a refund, which Stripe reports by itself.
 */
const statusOf = (status: string): Status | undefined => {
  if (status.startsWith('warning_')) return undefined;
  if (status === 'lost') return 'lost';
  return status === 'won' || status === 'prevented' ? 'won' : 'open';
};

type Fact = { readonly intent: string | { id: string } } & (
  | { readonly refund: Extract<PaymentReport, { refund: unknown }>['refund'] }
  | { readonly failedRefund: Extract<PaymentReport, { failedRefund: unknown }>['failedRefund'] }
  | { readonly dispute: Extract<PaymentReport, { dispute: unknown }>['dispute'] }
);

const refunded = (object: unknown): Fact | undefined => {
  const { data } = chargeSchema.safeParse(object);
  if (!data) return undefined;
  const amount = fromStripeAmount(data.amount_refunded, data.currency);
  return { intent: data.payment_intent, refund: { amount, isFull: data.refunded } };
};

const failed = (object: unknown): Fact | undefined => {
  const { data } = refundSchema.safeParse(object);
  if (!data) return undefined;
  const amount = fromStripeAmount(data.amount, data.currency);
  return { intent: data.payment_intent, failedRefund: { id: data.id, amount } };
};

const disputed = (object: unknown): Fact | undefined => {
  const { data } = disputeSchema.safeParse(object);
  const status = data && statusOf(data.status);
  if (!data || !status) return undefined;
  const amount = fromStripeAmount(data.amount, data.currency);
  return { intent: data.payment_intent, dispute: { id: data.id, amount, status } };
};

const factOf = ({ type, data: { object } }: Stripe.Event): Fact | undefined => {
  switch (type) {
    case 'charge.refunded':
      return refunded(object);
    case 'refund.failed':
      return failed(object);
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
      return disputed(object);
    default:
      return undefined;
  }
};

/**
 * A refund or dispute in an event of Stripe; `undefined` for other events. The charge names its payment intent. It has
 * no metadata if the app used a checkout session, so only the payment's id tells what it paid.
 */
export const reportOf = (event: Stripe.Event): GatewayReport | undefined => {
  const fact = factOf(event);
  if (!fact) return undefined;
  const { intent, ...what } = fact;
  const report = { reportedAt: new Date(event.created * secondMs), ...what };
  return { paymentId: idOf(intent) ?? '', report, ...(event.account ? { account: event.account } : {}) };
};
