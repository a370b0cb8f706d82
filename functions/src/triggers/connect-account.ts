import { type Actor, idSchema } from '@counterfoil/domain';
import { type CallableRequest, HttpsError, onCall } from 'firebase-functions/https';
import * as z from 'zod';
import { enforceAppCheck } from '../config/app-check.ts';
import { functionOptions } from '../config/settings.ts';
import { takeTokens } from '../executor/rate-limit.ts';
import {
  type AccountAnswer,
  type AccountRefusal,
  type ConnectAnswer,
  connectAccount,
  refreshAccount,
} from '../payments/connect-account.ts';
import { processPayer, stripeKey } from '../payments/process-payer.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { actorOf } from './actor-of.ts';
import { admitted } from './admitted.ts';
import { urlOf, validInput } from './call-input.ts';

const connectSchema = z.strictObject({
  providerId: idSchema,
  returnUrl: z.string().max(2000).optional(),
  refreshUrl: z.string().max(2000).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166-1, as in DE')
    .optional(),
});

const refreshSchema = z.strictObject({ providerId: idSchema });

/** A call asks the gateway several times, so it takes as much of a person's rate as several commands. */
const tokens = 10;

const callerOf = ({ auth }: CallableRequest<unknown>): Actor => {
  const actor = actorOf(admitted(auth, true));
  const retryAfterSeconds = takeTokens(actor, tokens, new Date());
  if (retryAfterSeconds > 0)
    throw new HttpsError('resource-exhausted', 'too many calls; try again later', { retryAfterSeconds });
  return actor;
};

const errorOf = (refusal: AccountRefusal): HttpsError => {
  switch (refusal.reason) {
    case 'connect-off':
      return new HttpsError('failed-precondition', 'accounts of providers are not switched on', refusal);
    case 'no-gateway':
      return new HttpsError('failed-precondition', 'no payment gateway is configured, or it refuses our key', refusal);
    case 'needs-role':
      return new HttpsError('permission-denied', 'needs an active membership as owner, or manager to look', refusal);
    case 'no-provider':
      return new HttpsError('not-found', 'no such provider', { ...refusal, field: 'providerId' });
    case 'not-connected':
      return new HttpsError('not-found', 'the provider has no payment account', refusal);
    case 'gateway-refused':
      return new HttpsError('failed-precondition', 'the payment gateway refuses this account', {
        reason: refusal.reason,
      });
    case 'busy':
      return new HttpsError('unavailable', 'the payment gateway does not answer now; try again', refusal);
    default:
      return refusal satisfies never;
  }
};

const answerOf = <Answer extends object>(answer: Answer | AccountRefusal, providerId: string): Answer => {
  if (!('reason' in answer)) return answer;
  if ('message' in answer) log.warn('account refused by the gateway', { providerId, answer });
  throw errorOf(answer);
};

const options = { ...functionOptions, secrets: [stripeKey], enforceAppCheck };

/**
 * `{providerId, returnUrl?, refreshUrl?, country?}` → `{url, expiresAt, state}`, for an owner: a page of the gateway on
 * which they complete the provider's own account. The first call opens the account, further calls link to the same one.
 */
export const connectPaymentAccount = onCall<unknown, Promise<ConnectAnswer>>(
  options,
  observed('call', async (request) => {
    const actor = callerOf(request);
    const { providerId, returnUrl, refreshUrl, country } = validInput(connectSchema, request.data);
    const back = urlOf('returnUrl', returnUrl);
    const urls = { returnUrl: back, refreshUrl: refreshUrl ? urlOf('refreshUrl', refreshUrl) : back };
    return answerOf(await connectAccount(processPayer(), { providerId, actor, country, ...urls }), providerId);
  }),
);

/** `{providerId}` → `{state}`, for owner and manager: asks the gateway how the provider's account is. */
export const refreshPaymentAccount = onCall<unknown, Promise<AccountAnswer>>(
  options,
  observed('call', async (request) => {
    const actor = callerOf(request);
    const { providerId } = validInput(refreshSchema, request.data);
    return answerOf(await refreshAccount(processPayer(), { providerId, actor }), providerId);
  }),
);
