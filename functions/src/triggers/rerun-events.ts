import { idSchema } from '@counterfoil/domain';
import { type CallableRequest, HttpsError, onCall } from 'firebase-functions/https';
import * as z from 'zod';
import { enforceAppCheck } from '../config/app-check.ts';
import { functionOptions } from '../config/settings.ts';
import { takeTokens } from '../executor/rate-limit.ts';
import { processNotifier } from '../notify/process-notifier.ts';
import { mostEvents, type RerunResult, rerunEvents as rerun } from '../notify/rerun-events.ts';
import { observed } from '../trace/observed.ts';
import { actorOf } from './actor-of.ts';
import { admitted } from './admitted.ts';
import { validInput } from './call-input.ts';

/** Ids of events contain dots and marks that no command id has. */
const eventIdSchema = z.string().regex(/^(?!\.{1,2}$|__.*__$)[^/]{1,400}$/, 'is no id of an event');

const inputSchema = z.strictObject({
  providerId: idSchema,
  eventIds: z.array(eventIdSchema).max(mostEvents).optional(),
});

/** `{providerId, eventIds?}` → `{processed, failed}`: processes events again that have failed, or that wait. */
export const rerunEvents = onCall<unknown, Promise<RerunResult>>(
  { ...functionOptions, enforceAppCheck },
  observed('call', async ({ auth, data }: CallableRequest<unknown>) => {
    const actor = actorOf(admitted(auth, false));
    const request = validInput(inputSchema, data);
    const retryAfterSeconds = takeTokens(actor, request.eventIds?.length ?? mostEvents, new Date());
    if (retryAfterSeconds > 0)
      throw new HttpsError('resource-exhausted', 'too many calls; try again later', { retryAfterSeconds });
    const result = await rerun(processNotifier(), actor, request);
    if (result) return result;
    throw new HttpsError('permission-denied', 'only owner, manager and operators run events again', {
      reason: 'not-allowed',
    });
  }),
);
