import { randomBytes } from 'node:crypto';

/** The money of the stand-in, as Stripe's objects have it. Amounts are in Stripe's units. */
export interface Intent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly amount: number;
  readonly currency: string;
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly client_secret: string;
  readonly created: number;
  /** The connected account that it belongs to. */
  readonly account: string | undefined;
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled';
  amount_received: number;
}

export interface Session {
  readonly id: string;
  readonly object: 'checkout.session';
  readonly amount_total: number;
  readonly currency: string;
  readonly title: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly intentMetadata: Readonly<Record<string, string>>;
  readonly success_url: string;
  readonly cancel_url: string;
  readonly expires_at: number;
  readonly account: string | undefined;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'unpaid' | 'paid';
  payment_intent: string | null;
}

export interface StripeRefund {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly charge: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly created: number;
  status: 'succeeded' | 'failed';
}

/** An answer that the gateway repeats to the same idempotency key. */
export interface KeptAnswer {
  readonly request: string;
  readonly status: number;
  readonly body: object;
}

export interface Ledger {
  readonly sessions: Map<string, Session>;
  readonly intents: Map<string, Intent>;
  readonly refunds: Map<string, StripeRefund>;
  readonly answers: Map<string, KeptAnswer>;
}

export const openLedger = (): Ledger => ({
  sessions: new Map(),
  intents: new Map(),
  refunds: new Map(),
  answers: new Map(),
});

export const stripeId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

/** All that was given back of a payment, without refunds that failed. */
export const refundedOf = ({ refunds }: Ledger, intentId: string): number =>
  [...refunds.values()]
    .filter(({ payment_intent: intent, status }) => intent === intentId && status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0);
