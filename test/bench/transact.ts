import { randomUUID } from 'node:crypto';
import { type Actor, type Command, invariant, type Outcome, parseCommand } from '@counterfoil/domain';
import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { attemptOnce } from '../../functions/src/executor/attempt.ts';
import { fingerprint } from '../../functions/src/executor/fingerprint.ts';
import { MembershipGate } from '../../functions/src/executor/membership-gate.ts';
import { maxAttempts } from '../../functions/src/firestore/backoff.ts';
import { ReadSet } from '../../functions/src/firestore/read-set.ts';

const batchOf = (transaction: Transaction): object => ({
  create: transaction.create.bind(transaction),
  update: transaction.update.bind(transaction),
  set: transaction.set.bind(transaction),
  delete: transaction.delete.bind(transaction),
  commit: async () => [],
});

/** The database as it looks from inside a transaction. */
const inside = (firestore: Firestore, transaction: Transaction): Firestore =>
  new Proxy(firestore, {
    get: (target, key) => {
      if (key === 'batch') return () => batchOf(transaction);
      if (key === 'getAll') return transaction.getAll.bind(transaction);
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/**
 * Executes a command as the executor does, with the same reads, decision, writes and number of attempts. It does so in
 * a transaction of the SDK, which is the baseline for commits with preconditions.
 */
export const transact = async (firestore: Firestore, actor: Actor, command: Command): Promise<Outcome> => {
  const bound = parseCommand(command);
  invariant(!('rejection' in bound), 'the bench sends valid commands');
  const receivedAt = new Date();
  const identity = { fingerprint: fingerprint(bound.command, actor), executionId: randomUUID(), receivedAt };
  return await firestore.runTransaction(
    (transaction) => {
      const database = inside(firestore, transaction);
      const [reads, gate, asked] = [new ReadSet(database), new MembershipGate(), { actor, now: new Date() }];
      const context = { firestore: database, clock: () => asked.now };
      return attemptOnce(context, { bound, actor, ...identity, gate, asked, reads, isPuzzled: false });
    },
    { maxAttempts },
  );
};
