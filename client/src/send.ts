import type { Command, CommandPayloads, CommandType, Outcome } from '@counterfoil/domain/core';
import { httpsCallable } from 'firebase/functions';
import { v7 } from 'uuid';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import type { Overlay } from './overlay.ts';
import { createQueue } from './queue.ts';
import { batches } from './sending/batches.ts';
import { shownEarly } from './shown-early.ts';

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

/** Sends commands in one call; what refuses the call refuses each of them. */
const callWith =
  ({ functions }: Connection) =>
  (commands: readonly Command[]): Promise<Outcome>[] => {
    const execute = httpsCallable<{ commands: readonly Command[] }, { outcomes: Outcome[] }>(functions, 'command', {
      timeout: patienceMs,
    });
    const answer = execute({ commands });
    return commands.map(async (_, n) => {
      const outcome = (await answer).data.outcomes[n];
      if (!outcome) throw new CounterfoilError('internal', 'the command was not answered');
      return outcome;
    });
  };

/**
 * Sends commands by a call, those that are sent at once together; or, when there is no network or no answer, or others
 * of the same house wait already, leaves each as a document that is sent as soon as there is one, in their order. Resolves with
 * what became of the command; a refusal is an outcome, not an error.
 *
 * @throws CounterfoilError `unauthenticated` when nobody is signed in, and whatever refuses the call as a whole
 */
export const createSend = (connection: Connection, overlay: Overlay): ((command: NewCommand) => Promise<Outcome>) => {
  const call = batches(callWith(connection));
  const queue = createQueue(connection);
  const send = async (command: Command): Promise<Outcome> => {
    const uid = connection.auth.currentUser?.uid;
    if (!uid) throw new CounterfoilError('unauthenticated', 'sign in to send commands');
    if (offline() || (await queue.holds(uid, command.providerId))) return await queue.put(uid, command);
    try {
      return await call(command);
    } catch (error) {
      const failure = CounterfoilError.from(error, `sending ${command.type}`);
      if (!uncertain.includes(failure.code)) throw failure;
      return await queue.put(uid, command);
    }
  };
  const early = shownEarly(connection, overlay, send);
  return (asked) => early({ ...asked, id: asked.id ?? v7(), issuedAt: new Date().toISOString() });
};
