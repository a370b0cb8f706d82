import type { Command, CommandPayloads, CommandType, Outcome } from '@counterfoil/domain/core';
import { httpsCallable } from 'firebase/functions';
import { v7 } from 'uuid';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { queueCommand } from './queue-command.ts';

/** A command as an app states it; `id` and `issuedAt` are filled in. Keep the `id` to send the very same command again. */
export type NewCommand<Type extends CommandType = CommandType> = Type extends CommandType
  ? Pick<Command, 'providerId' | 'expectedVersion' | 'deviceId'> & {
      readonly type: Type;
      readonly payload: CommandPayloads[Type];
      readonly id?: string;
    }
  : never;

/** A call that failed so may have reached the function or not. The queue takes over: the same id takes effect once. */
const uncertain: readonly string[] = ['unavailable', 'internal', 'deadline-exceeded', 'cancelled', 'unknown'];

const patienceMs = 20_000;

const offline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

const call = async ({ functions }: Connection, command: Command): Promise<Outcome> => {
  const execute = httpsCallable<{ commands: Command[] }, { outcomes: Outcome[] }>(functions, 'command', {
    timeout: patienceMs,
  });
  const { data } = await execute({ commands: [command] });
  const [outcome] = data.outcomes;
  if (!outcome) throw new CounterfoilError('internal', 'the command was not answered');
  return outcome;
};

/**
 * Sends a command by a call, or, when there is no network or no answer, leaves it as a document that is sent as soon as there
 * is one. Resolves with what became of it; a refusal is an outcome, not an error.
 *
 * @throws CounterfoilError `unauthenticated` when nobody is signed in, and whatever refuses the call as a whole
 */
export const send = async (connection: Connection, command: NewCommand): Promise<Outcome> => {
  const uid = connection.auth.currentUser?.uid;
  if (!uid) throw new CounterfoilError('unauthenticated', 'sign in to send commands');
  const complete: Command = { ...command, id: command.id ?? v7(), issuedAt: new Date().toISOString() };
  if (offline()) return await queueCommand(connection, uid, complete);
  try {
    return await call(connection, complete);
  } catch (error) {
    const failure = CounterfoilError.from(error, `sending ${command.type}`);
    if (!uncertain.includes(failure.code)) throw failure;
    return await queueCommand(connection, uid, complete);
  }
};
