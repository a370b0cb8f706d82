import { type Actor, type Outcome, parseCommand } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { withDates } from '../firestore/with-dates.ts';
import { executeCommand } from './execute-command.ts';
import { isQueued, NotQueued, settleQueued } from './queued-command.ts';

/** Returns the actor who queued a command. */
export type AuthorOf = (document: DocumentSnapshot) => Actor;

/** The command envelope that a device queued, without the fields that the queue adds to its document. */
const envelopeOf = (document: DocumentSnapshot): unknown => {
  const { status: _s, createdBy: _b, createdAt: _c, after: _a, ...envelope } = document.data() ?? {};
  return withDates(envelope);
};

/** The commands that the same device queued before this one and that are still waiting, the earliest first. */
const readEarlier = async (document: DocumentSnapshot): Promise<DocumentSnapshot[]> => {
  const chain = new Map<string, DocumentSnapshot>();
  for (let after: unknown = document.get('after'); typeof after === 'string' && !chain.has(after); ) {
    const before = await document.ref.parent.doc(after).get();
    if (!isQueued(before) || before.id === document.id) break;
    chain.set(before.id, before);
    after = before.get('after');
  }
  return [...chain.values()].reverse();
};

const executeOne = async (
  context: CommandContext,
  actor: Actor,
  document: DocumentSnapshot,
): Promise<Outcome | undefined> => {
  const bound = parseCommand(envelopeOf(document));
  if ('rejection' in bound) {
    const outcome: Outcome = { commandId: document.id, outcome: 'rejected', rejection: bound.rejection };
    return (await settleQueued(context, document, outcome)) ? outcome : undefined;
  }
  try {
    return await executeCommand(context, { bound, actor, queuedPath: document.ref.path });
  } catch (error) {
    if (error instanceof NotQueued) return undefined;
    throw error;
  }
};

/**
 * Executes a command that a device queued as a document, and writes the outcome to that document. It first executes the
 * earlier commands that the chain of `after` names, because triggers come in no order.
 *
 * Throws if the database fails or conflicts persist, so that the trigger is retried.
 *
 * @returns `undefined` if an earlier delivery settled it
 */
export const executeQueued = async (
  context: CommandContext,
  authorOf: AuthorOf,
  document: DocumentSnapshot,
): Promise<Outcome | undefined> => {
  if (!isQueued(document)) return undefined;
  for (const before of await readEarlier(document)) await executeOne(context, authorOf(before), before);
  return await executeOne(context, authorOf(document), document);
};
