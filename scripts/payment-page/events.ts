import { randomUUID } from 'node:crypto';
import { secondMs } from '@counterfoil/domain';
import { type Intent, type Ledger, refundedOf, type Session, type StripeRefund } from './ledger.ts';

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

export const sessionCompleted = ({ account, ...session }: Session, at: number): object =>
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
export const refundReturned = (refund: StripeRefund, account: string | undefined, at: number): object =>
  of(account, event('refund.failed', { ...refund, failure_reason: 'lost_or_stolen_card' }, at));
