import { randomUUID } from 'node:crypto';
import { secondMs } from '@counterfoil/domain';
import { type Intent, type Ledger, refundedOf, type Session, type StripeAccount, type StripeRefund } from './ledger.ts';

/** @param at when Stripe created the event, in seconds */
export const event = (type: string, object: object, at = Math.floor(Date.now() / secondMs)): object => ({
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

const of = (account: string | undefined, given: object): object => (account ? fromAccount(account, given) : given);

export const intentSucceeded = ({ account, ...intent }: Intent, at: number): object =>
  of(account, event('payment_intent.succeeded', intent, at));

export const sessionCompleted = ({ account, fee: _f, ...session }: Session, at: number): object =>
  of(account, event('checkout.session.completed', session, at));

/** The charge of a payment after a refund: it tells the sum of all of them. */
export const refundMade = (ledger: Ledger, intent: Intent, at: number): object => {
  const refunded = refundedOf(ledger, intent.id);
  const { id, amount_received: amount, currency, account } = intent;
  const charge = {
    id: `ch_of_${id}`,
    object: 'charge',
    amount,
    amount_captured: amount,
    amount_refunded: refunded,
    captured: true,
    currency,
    disputed: false,
    metadata: {},
    paid: true,
    payment_intent: id,
    refunded: refunded === amount,
    status: 'succeeded',
  };
  return of(account, event('charge.refunded', charge, at));
};

/** The bank has sent a refund back. */
export const refundReturned = ({ fee: _f, ...refund }: StripeRefund, account: string | undefined, at: number): object =>
  of(account, event('refund.failed', { ...refund, failure_reason: 'lost_or_stolen_card' }, at));

/** The gateway has changed an account, or something of it. */
export const accountUpdated = ({ returnUrl: _r, isCut: _c, ...account }: StripeAccount, at: number): object =>
  fromAccount(account.id, event('account.updated', account, at));

/** Its owner has cut the connection. */
export const accountDeauthorized = (account: string, at: number): object =>
  fromAccount(account, event('account.application.deauthorized', { id: 'ca_1', object: 'application' }, at));

/** The customer's bank disputes a payment. */
export const paymentDisputed = (intent: Intent, status: 'needs_response' | 'won' | 'lost', at: number): object => {
  const { id, amount_received: amount, currency, account } = intent;
  const type = status === 'needs_response' ? 'charge.dispute.created' : 'charge.dispute.closed';
  const dispute = { id: `dp_of_${id}`, object: 'dispute', amount, currency, payment_intent: id, status };
  return of(account, event(type, dispute, at));
};
