import type { Command, CommandPayloads, CommandType, Outcome } from '@counterfoil/domain/core';
import { httpsCallable } from 'firebase/functions';
import type { Connection } from '../connection/connection.ts';
import { isOffline } from '../connection/connectivity.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { openSession, sessionEnded } from '../connection/session.ts';
import type { ShowCommand } from '../optimistic/show-command.ts';
import { batches } from './batches.ts';
import { commandId } from './command-id.ts';
import type { OfflineQueue } from './offline-queue.ts';
import type { PendingWorkStore } from './pending-work.ts';

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
      if (!outcome) throw new CounterfoilError('internal', 'not answered');
      return outcome;
    });
  };

interface Ways {
  readonly offlineQueue: OfflineQueue;
  readonly pendingWork: PendingWorkStore;
  readonly show: ShowCommand;
}

/**
 * Sends commands by a call, those that are sent at once together; or, when there is no network or no answer, or others
 * of the same house wait already, leaves each as a document that is sent as soon as there is one, in their order. Resolves with
 * what became of the command; a refusal is an outcome, not an error.
 *
 * @throws CounterfoilError `unauthenticated` when nobody is signed in, and whatever refuses the call as a whole
 */
export const createSend = (
  connection: Connection,
  { offlineQueue, pendingWork, show }: Ways,
): ((command: NewCommand) => Promise<Outcome>) => {
  /** What has not been called yet when its person is gone is not called in somebody else's name. */
  const open = () => {
    const session = openSession(connection);
    const call = callWith(connection);
    const refuse = () => Promise.reject(sessionEnded());
    return { session, call: batches((commands) => (session.isOver() ? commands.map(refuse) : call(commands))) };
  };
  let calls = open();

  const deliver = async (uid: string, command: Command): Promise<Outcome> => {
    const { id, type: what, providerId } = command;
    if (calls.session.isOver()) calls = open();
    const { session, call } = calls;
    if (isOffline() || offlineQueue.hasQueued(uid, providerId)) return await offlineQueue.put(uid, command);
    pendingWork.put({ id, what, providerId, userId: uid, since: new Date(), state: 'sending' });
    try {
      const outcome = await call(command);
      pendingWork.done(id);
      return outcome;
    } catch (error) {
      const failure = CounterfoilError.from(error, `sending ${what}`);
      if (uncertain.includes(failure.code) && !session.isOver()) return await offlineQueue.put(uid, command);
      pendingWork.done(id);
      throw failure;
    }
  };

  return async (asked) => {
    const uid = connection.auth.currentUser?.uid;
    if (!uid) throw new CounterfoilError('unauthenticated', 'sign in first');
    const command: Command = { ...asked, id: asked.id ?? commandId(), issuedAt: new Date().toISOString() };
    await offlineQueue.restore(uid, command.providerId);
    const outcome = deliver(uid, command);
    show(command, outcome);
    return await outcome;
  };
};
