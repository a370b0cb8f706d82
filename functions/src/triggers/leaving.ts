import { type CallableRequest, HttpsError, onCall } from 'firebase-functions/https';
import * as z from 'zod';
import { enforceAppCheck } from '../config/app-check.ts';
import { functionOptions } from '../config/settings.ts';
import { takeTokens } from '../executor/rate-limit.ts';
import { processLeaver } from '../leaving/process-leaver.ts';
import {
  type LeavingPreview,
  type LeavingRefusal,
  previewLeaving,
  requestLeaving,
  withdrawLeaving,
} from '../leaving/request-leaving.ts';
import { observed } from '../trace/observed.ts';
import { actorOf } from './actor-of.ts';

const inputSchema = z.strictObject({ action: z.enum(['look', 'request', 'withdraw']) });

/** A call counts and reads, and may send a mail. */
const tokens = 10;

const errorOf = (refusal: LeavingRefusal): HttpsError => {
  switch (refusal.reason) {
    case 'owns-providers': {
      const names = refusal.providers.map(({ name }) => `«${name}»`).join(', ');
      return new HttpsError('failed-precondition', `hand over ${names} first, as its main owner`, refusal);
    }
    case 'not-leaving':
      return new HttpsError('failed-precondition', 'nobody has asked to delete this account', refusal);
    case 'too-late':
      return new HttpsError('failed-precondition', 'the account is being deleted', refusal);
    default:
      return refusal satisfies never;
  }
};

type Answer = LeavingPreview | { readonly erasesAt: string | null };

const answer = async (uid: string, action: z.infer<typeof inputSchema>['action']): Promise<Answer> => {
  const leaver = processLeaver();
  if (action === 'look') return await previewLeaving(leaver, uid);
  const done = action === 'request' ? await requestLeaving(leaver, uid) : await withdrawLeaving(leaver, uid);
  if ('reason' in done) throw errorOf(done);
  return { erasesAt: action === 'request' ? done.erasesAt.toISOString() : null };
};

const handle = async ({ auth, data }: CallableRequest<unknown>): Promise<Answer> => {
  if (!auth) throw new HttpsError('unauthenticated', 'sign in to delete your account');
  const input = inputSchema.safeParse(data);
  if (!input.success)
    throw new HttpsError('invalid-argument', 'action: look, request or withdraw', {
      reason: 'invalid-field',
      field: 'action',
    });
  const retryAfterSeconds = takeTokens(actorOf(auth), tokens, new Date());
  if (retryAfterSeconds > 0)
    throw new HttpsError('resource-exhausted', 'too many calls; try again later', { retryAfterSeconds });
  return await answer(auth.uid, input.data.action);
};

/**
 * `{action: 'look' | 'request' | 'withdraw'}`: deletes the caller's account after a grace period. `look` answers what
 * would be lost; the others answer when everything is erased, `null` for never.
 */
export const leaving = onCall<unknown, Promise<Answer>>(
  { ...functionOptions, enforceAppCheck },
  observed('call', handle),
);
