import type { IncomingMessage } from 'node:http';
import { type ApiAnswer, type ApiContext, stripeError } from './answers.ts';
import { answerApi } from './api.ts';
import type { GatewayFault } from './faults.ts';
import { parseForm } from './form.ts';

const internal = stripeError(500, 'api_error', 'An unknown error occurred.', 'api_error');
const otherParameters =
  'Keys for idempotent requests can only be used with the same parameters they were first used with.';

const only = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** The answer of the API, the same for the same idempotency key. */
export const answerRequest = (
  request: IncomingMessage,
  body: string,
  context: ApiContext,
  fault: GatewayFault | undefined,
): ApiAnswer => {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', context.origin);
  const { method = 'GET', headers } = request;
  const key = only(headers['idempotency-key']);
  const { answers } = context.ledger;
  const known = method === 'POST' && key ? answers.get(key) : undefined;
  const asked = `${path}?${body}`;
  if (known) {
    return known.request === asked
      ? known
      : stripeError(400, 'idempotency_key_in_use', otherParameters, 'idempotency_error');
  }
  if (!/^Bearer sk_/.test(headers.authorization ?? '')) {
    return stripeError(401, 'api_key_invalid', 'Invalid API Key provided.');
  }
  const account = only(headers['stripe-account']);
  const act = () => answerApi({ method, path, query, form: parseForm(body), account }, context);
  const given = fault?.kind === 'error' ? internal : act();
  const kept = fault?.kind === 'errorAfterActing' ? internal : given;
  if (method === 'POST' && key) answers.set(key, { ...kept, request: asked });
  return kept;
};
