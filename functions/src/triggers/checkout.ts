import { idSchema } from '@counterfoil/domain';
import { HttpsError, onCall } from 'firebase-functions/https';
import * as z from 'zod';
import { enforceAppCheck } from '../config/app-check.ts';
import { functionOptions } from '../config/settings.ts';
import { takeTokens } from '../executor/rate-limit.ts';
import { processContext } from '../firestore/process-context.ts';
import { processPayer, stripeKey } from '../payments/process-payer.ts';
import { type CheckoutAnswer, type CheckoutRefusal, startCheckout } from '../payments/start-checkout.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { actorOf } from './actor-of.ts';
import { admitted } from './admitted.ts';
import { urlOf, validInput } from './call-input.ts';

const common = {
  providerId: idSchema,
  kind: z.enum(['session', 'intent']),
  returnUrl: z.string().max(2000).optional(),
  cancelUrl: z.string().max(2000).optional(),
};
const inputSchema = z.union([
  z.strictObject({ ...common, reservationId: idSchema }),
  z.strictObject({ ...common, subscriptionId: idSchema }),
  z.strictObject({ ...common, voucherId: idSchema }),
]);

/** A call asks the gateway several times, so it takes as much of a person's rate as several commands. */
const tokens = 10;

const errorOf = (refusal: CheckoutRefusal): HttpsError => {
  switch (refusal.reason) {
    case 'no-reservation':
    case 'no-subscription':
    case 'no-voucher':
      return new HttpsError('not-found', 'you have no such booking with this provider', refusal);
    case 'nothing-due':
      return new HttpsError('failed-precondition', 'no payment is awaited', refusal);
    case 'hold-lapsed':
      return new HttpsError('failed-precondition', 'the hold has ended', refusal);
    case 'hold-too-short':
      return new HttpsError(
        'failed-precondition',
        'too little time is left for a payment page; an intent has no end',
        refusal,
      );
    case 'no-gateway':
      return new HttpsError('failed-precondition', 'no payment gateway is configured, or it refuses our key', refusal);
    case 'account-not-ready':
      return new HttpsError('failed-precondition', "the provider's payment account cannot be paid now", refusal);
    case 'gateway-refused':
      return new HttpsError('failed-precondition', 'the payment gateway refuses this payment', {
        reason: refusal.reason,
      });
    case 'busy':
      return new HttpsError('unavailable', 'the payment gateway does not answer now; try again', refusal);
    default:
      return refusal satisfies never;
  }
};

/**
 * `{providerId, reservationId | subscriptionId | voucherId, kind: 'session' | 'intent', returnUrl?, cancelUrl?}` →
 * `{url, expiresAt}` or `{clientSecret, paymentId, expiresAt}`, for the caller's own booking. A repeated call answers the same.
 */
export const checkout = onCall<unknown, Promise<CheckoutAnswer>>(
  { ...functionOptions, secrets: [stripeKey], enforceAppCheck },
  observed('call', async (request) => {
    const auth = admitted(request.auth, false);
    const { kind, providerId, returnUrl, cancelUrl, ...subject } = validInput(inputSchema, request.data);
    const retryAfterSeconds = takeTokens(actorOf(auth), tokens, new Date());
    if (retryAfterSeconds > 0)
      throw new HttpsError('resource-exhausted', 'too many checkouts; try again later', { retryAfterSeconds });
    const { isSuspended } = await processContext().switchesOf(providerId);
    if (isSuspended) throw new HttpsError('failed-precondition', 'the provider is suspended', { reason: 'suspended' });
    const back = kind === 'session' ? urlOf('returnUrl', returnUrl) : '';
    const urls = { returnUrl: back, cancelUrl: kind === 'session' && cancelUrl ? urlOf('cancelUrl', cancelUrl) : back };
    const answer = await startCheckout(processPayer(), { userId: auth.uid, providerId, subject, kind, ...urls });
    if (!('reason' in answer)) return answer;
    if ('message' in answer) log.warn('checkout refused by the gateway', { providerId, ...subject, answer });
    throw errorOf(answer);
  }),
);
