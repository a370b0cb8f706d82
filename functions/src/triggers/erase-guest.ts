import { idSchema } from '@counterfoil/domain';
import { type CallableRequest, HttpsError, onCall } from 'firebase-functions/https';
import * as z from 'zod';
import { enforceAppCheck } from '../config/app-check.ts';
import { functionOptions } from '../config/settings.ts';
import { takeTokens } from '../executor/rate-limit.ts';
import { processContext } from '../firestore/process-context.ts';
import { eraseGuest as erase, type GuestRefusal } from '../leaving/erase-guest.ts';
import { observed } from '../trace/observed.ts';
import { actorOf } from './actor-of.ts';
import { admitted } from './admitted.ts';

const inputSchema = z.strictObject({ providerId: idSchema, reservationId: idSchema });

const inputOf = (data: unknown) => {
  const input = inputSchema.safeParse(data);
  if (input.success) return input.data;
  const [issue] = input.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new HttpsError('invalid-argument', `${field}: ${issue?.message}`, { reason: 'invalid-field', field });
};

const errorOf = (refusal: GuestRefusal): HttpsError => {
  switch (refusal.reason) {
    case 'not-allowed':
      return new HttpsError('permission-denied', 'only owner and manager erase a guest', refusal);
    case 'no-guest':
      return new HttpsError('not-found', 'no guest has such a booking', { ...refusal, field: 'reservationId' });
    case 'still-open':
      return new HttpsError('failed-precondition', 'the booking lies ahead; cancel it first', refusal);
    default:
      return refusal.reason satisfies never;
  }
};

/** `{providerId, reservationId}` → `{erased}`: takes name, contact and words of a guest from a booking, for good. */
export const eraseGuest = onCall<unknown, Promise<{ readonly erased: boolean }>>(
  { ...functionOptions, enforceAppCheck },
  observed('call', async ({ auth, data }: CallableRequest<unknown>) => {
    const actor = actorOf(admitted(auth, false));
    const booking = inputOf(data);
    const retryAfterSeconds = takeTokens(actor, 1, new Date());
    if (retryAfterSeconds > 0)
      throw new HttpsError('resource-exhausted', 'too many calls; try again later', { retryAfterSeconds });
    const done = await erase(processContext(), actor, booking);
    if ('reason' in done) throw errorOf(done);
    return done;
  }),
);
