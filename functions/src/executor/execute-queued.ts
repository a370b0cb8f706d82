import { type Actor, type Outcome, parseCommand } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { executeCommand } from './execute-command.ts';
import { isQueued, NotQueued, settle } from './queued-command.ts';

/** Who has left a command. */
export type AuthorOf = (document: DocumentSnapshot) => Actor;

/** The envelope a device queued, without what surrounds it in its document. */
const envelopeOf = (document: DocumentSnapshot): unknown => {
  const { status: _s, createdBy: _b, createdAt: _c, after: _a, ...envelope } = document.data() ?? {};
  return withDates(envelope);
};

/** The commands that a device has queued before this one and that still wait, the earliest first. */
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
    const batch = context.firestore.batch();
    settle(batch, document, outcome, context.clock());
    try {
      await batch.commit();
      return outcome;
    } catch (error) {
      // Another delivery of the same event has settled it, or the device has withdrawn it.
      if (isConflict(error)) return undefined;
      throw error;
    }
  }
  try {
    return await executeCommand(context, { bound, actor, queuedPath: document.ref.path });
  } catch (error) {
    if (error instanceof NotQueued) return undefined;
    throw error;
  }
};

/**
 * Executes a command that a device left as a document, and writes the outcome on that document; first, whatever the device
 * has left before it and says so (`after`), for deliveries come in no order. Throws to be delivered again when the database
 * fails or a command could not get through the crowd.
 *
 * @returns `undefined` when an earlier delivery had settled it
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
