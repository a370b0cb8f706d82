import type { Preview } from '@counterfoil/domain';
import { HttpsError, onCall } from 'firebase-functions/https';
import { enforceAppCheck } from '../config/app-check.ts';
import { refuseAnonymous } from '../config/refuse-anonymous.ts';
import { functionOptions } from '../config/settings.ts';
import { previewCommand } from '../executor/preview-command.ts';
import { takeTokens, tokensFor } from '../executor/rate-limit.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { actorOf } from './actor-of.ts';
import { admitted } from './admitted.ts';

const commandOf = (data: unknown): unknown => {
  if (typeof data !== 'object' || data === null || !('command' in data)) {
    throw new HttpsError('invalid-argument', 'command: a command is expected', { field: 'command' });
  }
  const unknown = Object.keys(data)
    .find((key) => key !== 'command')
    ?.slice(0, 120);
  if (unknown) throw new HttpsError('invalid-argument', `unknown field ${unknown}`, { field: unknown });
  return data.command;
};

/**
 * `{command}` → `Preview`: what the command would do now, without sending it. A refusal is no error of the call. It
 * counts towards the sender's rate like the command itself, also for guesses at a code.
 */
export const preview = onCall<unknown, Promise<Preview>>(
  { ...functionOptions, enforceAppCheck },
  observed('call', async (request) => {
    const actor = actorOf(admitted(request.auth, refuseAnonymous.value()));
    const command = commandOf(request.data);
    const retryAfterSeconds = takeTokens(actor, tokensFor(command), new Date());
    if (retryAfterSeconds > 0)
      throw new HttpsError('resource-exhausted', 'too many commands at once; ask again later', { retryAfterSeconds });
    try {
      return await previewCommand(processContext(), actor, command);
    } catch (error) {
      log.error('preview failed', { error });
      throw new HttpsError('unavailable', 'the preview failed; ask again');
    }
  }),
);
