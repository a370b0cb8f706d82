import { type Command, type Outcome, secondMs } from '@counterfoil/domain/core';
import { httpsCallable } from 'firebase/functions';
import type { Connection } from '../connection/connection.ts';
import { isOffline } from '../connection/connectivity.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { openSession, sessionEnded } from '../connection/session.ts';
import type { ShowCommand } from '../optimistic/show-command.ts';
import { batches } from './batches.ts';
import { commandId } from './command-id.ts';
import type { CommandType, NewCommand } from './new-command.ts';
import type { OfflineQueue } from './offline-queue.ts';
import type { PendingWorkStore } from './pending-work.ts';

/**
 * A call that fails with one of these codes may still have reached the function, or came too soon after many others.
 * The offline queue then sends the command again; the same id takes effect once.
 */
const uncertainCodes: readonly string[] = [
  'unavailable',
  'internal',
  'deadline-exceeded',
  'cancelled',
  'unknown',
  'resource-exhausted',
];

const callTimeoutMs = 20 * secondMs;

/** Sends commands in one call. If the call fails, each of its commands fails. */
const callWith =
  ({ functions }: Connection) =>
  (commands: readonly Command[]): Promise<Outcome>[] => {
    const execute = httpsCallable<{ commands: readonly Command[] }, { outcomes: Outcome[] }>(functions, 'command', {
      timeout: callTimeoutMs,
    });
    const response = execute({ commands });
    return commands.map(async (_, n) => {
      const outcome = (await response).data.outcomes[n];
      if (!outcome) throw new CounterfoilError('internal', 'no answer');
      return outcome;
    });
  };

interface SendDependencies {
  readonly offlineQueue: OfflineQueue;
  readonly pendingWork: PendingWorkStore;
  readonly show: ShowCommand;
}

/**
 * Returns the function that sends a command, in one call with other commands of the same moment. It queues the command
 * as a document if there is no network or no answer, or if others of its provider are queued. Queued commands keep
 * their order. It resolves with the outcome. A refused command is a rejected outcome, not an error.
 *
 * @throws CounterfoilError `unauthenticated` while nobody is signed in, `cancelled` if the session ends first, or the
 * error of the call
 */
export const createSend = (
  connection: Connection,
  { offlineQueue, pendingWork, show }: SendDependencies,
): (<Type extends CommandType>(command: NewCommand<Type>) => Promise<Outcome>) => {
  /** Batches for one session. A command that is still unsent when its session ends must not run as another user. */
  const openBatches = () => {
    const session = openSession(connection);
    const call = callWith(connection);
    const refuse = () => Promise.reject(sessionEnded());
    return { session, call: batches((commands) => (session.isOver() ? commands.map(refuse) : call(commands))) };
  };
  let current = openBatches();

  const deliver = async (uid: string, command: Command): Promise<Outcome> => {
    const { id, type: what, providerId } = command;
    if (current.session.isOver()) current = openBatches();
    const { session, call } = current;
    if (isOffline() || offlineQueue.hasQueued(uid, providerId)) return await offlineQueue.put(uid, command);
    pendingWork.put({ id, what, providerId, userId: uid, since: new Date(), state: 'sending' });
    try {
      const outcome = await call(command);
      pendingWork.done(id);
      return outcome;
    } catch (error) {
      const failure = CounterfoilError.from(error, `sending ${what}`);
      if (uncertainCodes.includes(failure.code) && !session.isOver()) return await offlineQueue.put(uid, command);
      pendingWork.done(id);
      throw failure;
    }
  };

  return async (newCommand) => {
    const uid = connection.auth.currentUser?.uid;
    if (!uid) throw new CounterfoilError('unauthenticated', 'sign in first');
    const command: Command = { ...newCommand, id: newCommand.id ?? commandId(), issuedAt: new Date().toISOString() };
    await offlineQueue.restore(uid, command.providerId);
    const outcome = deliver(uid, command);
    show(command, outcome);
    return await outcome;
  };
};
