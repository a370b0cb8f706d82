import type { Outcome } from '@counterfoil/domain';
import { type CallableRequest, HttpsError, onCall } from 'firebase-functions/https';
import { enforceAppCheck } from '../config/app-check.ts';
import { refuseAnonymous } from '../config/refuse-anonymous.ts';
import { functionOptions, minInstances, rateLimit } from '../config/settings.ts';
import { BatchFailure, executeBatch } from '../executor/execute-batch.ts';
import { takeTokens, tokensFor } from '../executor/rate-limit.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { actorOf } from './actor-of.ts';
import { admitted } from './admitted.ts';

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

/** A call that costs more than a full bucket would wait for ever. Commands without guesses never do. */
const tokensOf = (commands: readonly unknown[]): number => {
  const tokens = commands.reduce<number>((sum, command) => sum + tokensFor(command), 0);
  if (tokens <= rateLimit.burst) return tokens;
  throw new HttpsError('invalid-argument', 'commands: too many codes to claim in one call', { field: 'commands' });
};

const now = (): string => new Date().toISOString();

/** A rate limit is no outcome: an outcome would settle the command. The device sends the same ones again, later. */
const requireRate = ({ rawRequest }: CallableRequest<unknown>, retryAfterSeconds: number): void => {
  if (retryAfterSeconds === 0) return;
  rawRequest.res?.setHeader('Retry-After', retryAfterSeconds);
  throw new HttpsError('resource-exhausted', 'too many commands at once; send the same ones again later', {
    retryAfterSeconds,
    at: now(),
  });
};

interface Answer {
  /** One per command, in their order. */
  readonly outcomes: readonly Outcome[];
  /** The server's time, ISO 8601. A device whose clock is wrong corrects its `expiresAt` by it. */
  readonly at: string;
}

const handle = async (request: CallableRequest<unknown>): Promise<Answer> => {
  const actor = actorOf(admitted(request.auth, refuseAnonymous.value()));
  const commands = commandsOf(request.data);
  requireRate(request, takeTokens(actor, tokensOf(commands), new Date()));
  try {
    return { outcomes: await executeBatch(processContext(), actor, commands), at: now() };
  } catch (error) {
    for (const failed of error instanceof BatchFailure ? error.errors : [error]) {
      log.error('command failed', { error: failed });
    }
    const message = 'some commands could not be executed now; send the same ones again';
    const outcomes = error instanceof BatchFailure ? { outcomes: error.outcomes } : {};
    throw new HttpsError('unavailable', message, { ...outcomes, at: now() });
  }
};

/**
 * `{commands: Command[]}` → `{outcomes: Outcome[], at}`, in the same order. If some commands fail, the call fails with
 * `unavailable`, and its details hold the outcomes of the others (`null` for those that failed).
 */
export const command = onCall({ ...functionOptions, minInstances, enforceAppCheck }, observed('call', handle));
