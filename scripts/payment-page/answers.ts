import type { Intent, Ledger, StripeRefund } from './ledger.ts';

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

export const ok = (body: object): ApiAnswer => ({ status: 200, body });

export const missing = (what: string, id: string): ApiAnswer =>
  stripeError(404, 'resource_missing', `No such ${what}: '${id}'`);
