import { type Actor, type Command, invariant, type Outcome } from '@counterfoil/domain';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { firestore } from './admin.ts';

export const systemActor: Actor = { kind: 'system', name: 'test' };

export const userActor = (uid: string): Actor => ({ kind: 'user', uid });

/** Executes one command in this process, at a time that the test chooses. */
export const run = async (actor: Actor, command: unknown, now = new Date(), database = firestore): Promise<Outcome> => {
  const [outcome] = await executeBatch({ firestore: database, clock: () => now }, actor, [command]);
  invariant(outcome, 'the command got no outcome');
  return outcome;
};

/** Like `run`, but throws if the command is rejected. */
export const mustRun = async (
  actor: Actor,
  command: Command,
  now = new Date(),
  database = firestore,
): Promise<void> => {
  const outcome = await run(actor, command, now, database);
  if (outcome.outcome === 'rejected') throw new Error(`${command.type}: ${JSON.stringify(outcome.rejection)}`);
};
