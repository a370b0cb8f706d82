import { type Actor, type Outcome, parseCommand } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { withDates } from '../firestore/with-dates.ts';
import { executeCommand } from './execute-command.ts';
import { noteFailure } from './note-failure.ts';
import { NotQueued, settleQueued } from './queued-command.ts';

/** The person who queued a command: the owner of the folder, or the author whom the rules have checked. */
export const authorOf = (document: DocumentSnapshot): Actor & { kind: 'user' } => {
  const folder = document.ref.parent.parent;
  const uid = folder?.parent.id === 'endUsers' ? folder.id : String(document.get('createdBy'));
  return { kind: 'user', uid };
};

/** The command envelope that a device queued, without the fields that the queue adds to its document. */
const envelopeOf = (document: DocumentSnapshot): unknown => {
  const { status: _s, createdBy: _b, createdAt: _c, after: _a, ...rest } = document.data() ?? {};
  // A delivery that failed has left its notes.
  const { failures: _f, firstFailedAt: _t, updatedAt: _u, ...envelope } = rest;
  return withDates(envelope);
};

const decide = async (context: CommandContext, document: DocumentSnapshot): Promise<Outcome | undefined> => {
  const author = authorOf(document);
  const bound = parseCommand(envelopeOf(document));
  if (!('rejection' in bound)) {
    const email = bound.usesAddress ? await context.addressOf?.(author.uid) : undefined;
    const actor = email ? { ...author, email: email.toLowerCase() } : author;
    return await executeCommand(context, { bound, actor, queued: document });
  }
  const outcome: Outcome = { commandId: document.id, outcome: 'rejected', rejection: bound.rejection };
  return (await settleQueued(context, document, outcome)) ? outcome : undefined;
};

/**
 * Executes a command that a device queued as a document, and writes the outcome to that document. Throws if it failed
 * this time.
 *
 * @returns `undefined` if somebody else settled it first
 */
export const executeQueued = async (
  context: CommandContext,
  document: DocumentSnapshot,
): Promise<Outcome | undefined> => {
  try {
    return await decide(context, document);
  } catch (error) {
    if (error instanceof NotQueued) return undefined;
    const refusal = await noteFailure(context, document, error);
    if (refusal) return refusal;
    throw error;
  }
};
