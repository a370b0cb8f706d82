import type { Outcome } from '@counterfoil/domain';
import { logger } from 'firebase-functions';
import { type CallableRequest, HttpsError, onCall } from 'firebase-functions/https';
import { defineBoolean } from 'firebase-functions/params';
import { functionOptions } from '../config/settings.ts';
import { BatchFailure, executeBatch } from '../executor/execute-batch.ts';
import { processContext } from '../firestore/process-context.ts';
import { actorOf } from './actor-of.ts';

const enforceAppCheck = defineBoolean('ENFORCE_APP_CHECK', {
  default: false,
  description: 'Refuse calls without a valid App Check token',
});

/** Limit of commands per call. */
const maxCommands = 100;

const commandsOf = (data: unknown): unknown[] => {
  if (typeof data !== 'object' || data === null || !('commands' in data) || !Array.isArray(data.commands)) {
    throw new HttpsError('invalid-argument', 'commands: a list is expected', { field: 'commands' });
  }
  const unknown = Object.keys(data).find((key) => key !== 'commands');
  if (unknown)
    throw new HttpsError('invalid-argument', `unknown field ${unknown.slice(0, 120)}`, {
      field: unknown.slice(0, 120),
    });
  if (data.commands.length > maxCommands) {
    throw new HttpsError('invalid-argument', `commands: at most ${maxCommands} in one call`, { field: 'commands' });
  }
  return data.commands;
};

const handle = async (request: CallableRequest<unknown>): Promise<{ outcomes: Outcome[] }> => {
  if (!request.auth) throw new HttpsError('unauthenticated', 'sign in to send commands');
  const commands = commandsOf(request.data);
  try {
    return { outcomes: await executeBatch(processContext(), actorOf(request.auth), commands) };
  } catch (error) {
    logger.error('commands failed', error);
    const message = 'some commands could not be executed now; send the same ones again';
    throw new HttpsError(
      'unavailable',
      message,
      error instanceof BatchFailure ? { outcomes: error.outcomes } : undefined,
    );
  }
};

/**
 * `{commands: Command[]}` → `{outcomes: Outcome[]}`, in the same order. If some commands fail, the call fails with
 * `unavailable`, and its details hold the outcomes of the others (`null` for those that failed).
 */
export const command = onCall({ ...functionOptions, enforceAppCheck }, handle);
