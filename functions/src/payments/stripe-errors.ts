import type { GatewayAnswer } from '@counterfoil/domain';
import type Stripe from 'stripe';
import { retryAfterMs } from '../notify/retry-after.ts';

type Failure = Exclude<GatewayAnswer<never>, { accepted: unknown }>;

const busy = (code: string, error: Error, more: { retryAfterMs?: number; isAnswered?: boolean } = {}): Failure => ({
  busy: { code, message: error.message, ...more },
});

/** Stripe's answer for an account that has cut the connection. */
export const isCut = (errors: typeof Stripe.errors, error: unknown): boolean =>
  error instanceof errors.StripePermissionError && error.code === 'account_invalid';

/**
 * An error of Stripe's library as an answer. Stripe keeps its answer to an idempotency key for a day, errors of its own
 * included. Only a request that never began, as with 429 and 409, may go again under the same key.
 */
const failureOf = (errors: typeof Stripe.errors, error: unknown): Failure => {
  const { StripeError, StripeConnectionError, StripeRateLimitError, StripeAPIError } = errors;
  const { StripeAuthenticationError, StripePermissionError } = errors;
  if (!(error instanceof StripeError)) throw error;
  if (error instanceof StripeConnectionError) return busy('no-answer', error);
  if (error instanceof StripeRateLimitError || error.statusCode === 429) {
    const pause = retryAfterMs(error.headers?.['retry-after']);
    return busy('too-many-requests', error, pause === undefined ? {} : { retryAfterMs: pause });
  }
  if (error.statusCode === 409) return busy('in-progress', error);
  if (isCut(errors, error)) return busy('account-cut', error, { isAnswered: true });
  if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError) {
    return busy('key-refused', error, { isAnswered: true });
  }
  if (error instanceof StripeAPIError) return busy('gateway-error', error, { isAnswered: true });
  return { refused: { code: error.code ?? error.type, message: error.message } };
};

/**
 * Makes a request, and turns an error of Stripe into an answer.
 *
 * @param errors of the library, which only those load that need it
 */
export const answerTo = async <Accepted>(
  errors: typeof Stripe.errors,
  request: () => Promise<Accepted>,
): Promise<GatewayAnswer<Accepted>> => {
  try {
    return { accepted: await request() };
  } catch (error) {
    return failureOf(errors, error);
  }
};
