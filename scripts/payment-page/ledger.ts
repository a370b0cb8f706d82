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
  /** The platform's part. */
  readonly application_fee_amount: number | null;
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled';
  amount_received: number;
}

/** A connected account. */
export interface StripeAccount {
  readonly id: string;
  readonly object: 'account';
  readonly country: string;
  readonly metadata: Readonly<Record<string, string>>;
  charges_enabled: boolean;
  payouts_enabled: boolean;
  details_submitted: boolean;
  requirements: {
    readonly currently_due: readonly string[];
    readonly past_due: readonly string[];
    readonly disabled_reason: string | null;
  };
  /** Its owner has cut the connection to the platform. */
  isCut: boolean;
  /** Where its form leads. */
  returnUrl: string;
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
  readonly fee: number | null;
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
  /** The platform's part of it, which went back, too. */
  readonly fee: number;
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
  readonly accounts: Map<string, StripeAccount>;
  readonly answers: Map<string, KeptAnswer>;
}

export const openLedger = (): Ledger => ({
  sessions: new Map(),
  intents: new Map(),
  refunds: new Map(),
  accounts: new Map(),
  answers: new Map(),
});

export const stripeId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

/** All that was given back of a payment, without refunds that failed. */
export const refundedOf = ({ refunds }: Ledger, intentId: string): number =>
  [...refunds.values()]
    .filter(({ payment_intent: intent, status }) => intent === intentId && status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0);

/** All that the platform has of a payment, without the parts that went back. */
export const feeLeft = ({ intents, refunds }: Ledger, intentId: string): number => {
  const { application_fee_amount: taken = 0, status } = intents.get(intentId) ?? {};
  const back = [...refunds.values()].filter((refund) => refund.payment_intent === intentId);
  const kept = status === 'succeeded' ? (taken ?? 0) : 0;
  return back.reduce((sum, { fee }) => sum - fee, kept);
};
