import { type Outcome, queuedCommands } from '@counterfoil/domain';
import type { DocumentSnapshot, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { toQuery } from '../firestore/to-query.ts';
import { authorOf, executeQueued } from './execute-queued.ts';
import { inChains } from './in-chains.ts';
import { type QueueLease, takeQueueLease } from './queue-lease.ts';
import { isQueued } from './queued-command.ts';
import { secondsUntil, takeTokens, tokensFor } from './rate-limit.ts';

interface Queue {
  readonly context: CommandContext;
  /** Path of the document that holds `commands`. */
  readonly folder: string;
  readonly uid: string;
  /** A command without the fields of a query is found only by its own trigger. */
  readonly delivered: DocumentSnapshot;
}

interface Pass {
  readonly outcomes: readonly Outcome[];
  /** The first error of a command. */
  readonly failure?: unknown;
  /** True if the queue must be left as it is: its author sends too many, or another holder has the lease. */
  readonly isStopped: boolean;
}

const queuedNow = async ({ context, folder, uid }: Queue): Promise<QueryDocumentSnapshot[]> =>
  (await toQuery(context.firestore, queuedCommands(folder, uid)).get()).docs;

const listOf = async (queue: Queue): Promise<DocumentSnapshot[]> => {
  const listed = await queuedNow(queue);
  return listed.some(({ id }) => id === queue.delivered.id) ? listed : [...listed, queue.delivered];
};

/** Executes listed commands in the order of their chains. A command that fails holds up only its own chain. */
const execute = async ({ context }: Queue, commands: readonly DocumentSnapshot[], lease: QueueLease): Promise<Pass> => {
  const outcomes: Outcome[] = [];
  const failures: unknown[] = [];
  const held = new Set<unknown>();
  for (const command of inChains(commands)) {
    if (held.has(command.get('after'))) {
      held.add(command.id);
      continue;
    }
    const author = authorOf(command);
    const tokens = tokensFor(command.data());
    const mustWait = secondsUntil(author, tokens, context.clock()) > 0;
    if (mustWait || !(await lease.renew())) return { outcomes, failure: failures[0], isStopped: true };
    try {
      const outcome = await executeQueued(context, command);
      if (outcome) {
        outcomes.push(outcome);
        takeTokens(author, tokens, context.clock());
      }
    } catch (error) {
      failures.push(error);
      held.add(command.id);
    }
  }
  return { outcomes, failure: failures[0], isStopped: false };
};

/** Executes the queue once, from this moment's list unless one is given, and gives the lease back. */
const drainOnce = async (queue: Queue, lease: QueueLease, commands?: readonly DocumentSnapshot[]): Promise<Pass> => {
  try {
    return await execute(queue, commands ?? (await listOf(queue)), lease);
  } finally {
    await lease.release();
  }
};

/**
 * Executes the commands that one person has queued in a folder, in the order of their chains. Triggers come in no
 * order, and all at once. The first one takes the lease and executes everything; the others leave it to that one.
 *
 * Throws if a command failed in this delivery, so that the trigger is retried. A command whose author sends too many at
 * once stays queued for the sweep.
 *
 * @param delivered one of the commands, as it is now
 * @returns the outcomes of the commands that this delivery settled
 */
export const drainQueue = async (context: CommandContext, delivered: DocumentSnapshot): Promise<Outcome[]> => {
  const folder = delivered.ref.parent.parent;
  if (!folder || !isQueued(delivered)) return [];
  const { uid } = authorOf(delivered);
  const queue: Queue = { context, folder: folder.path, uid, delivered };
  const leaseRef = context.firestore.doc(`${folder.path}/queues/${uid}`);
  const outcomes: Outcome[] = [];
  let commands: readonly DocumentSnapshot[] | undefined;
  do {
    const lease = await takeQueueLease(context, leaseRef);
    if (!lease) return outcomes;
    const pass = await drainOnce(queue, lease, commands);
    outcomes.push(...pass.outcomes);
    if (pass.failure) throw pass.failure;
    if (pass.isStopped) return outcomes;
    // Deliveries that came while the lease was held rely on this one, so it looks once more after the release.
    commands = await queuedNow(queue);
  } while (commands.length > 0);
  return outcomes;
};
