import { type Actor, type Outcome, parseCommand } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { rateLimit } from '../config/settings.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { withDates } from '../firestore/with-dates.ts';
import { executeCommand } from './execute-command.ts';
import { noteFailure } from './note-failure.ts';
import { isQueued, NotQueued, settleQueued } from './queued-command.ts';
import { secondsUntil, takeTokens } from './rate-limit.ts';

/** The person who queued a command: the owner of the folder, or the author whom the rules have checked. */
const authorOf = (document: DocumentSnapshot): Actor => {
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

/** More than a person may send at once cannot be executed in one delivery anyway. */
const maxChain = rateLimit.burst;

/**
 * The commands that the same device queued before this one and that are still waiting, the earliest first. `undefined`
 * if the chain is too long to look for its beginning.
 */
const readEarlier = async (document: DocumentSnapshot): Promise<DocumentSnapshot[] | undefined> => {
  const chain = new Map<string, DocumentSnapshot>();
  for (let after: unknown = document.get('after'); typeof after === 'string' && !chain.has(after); ) {
    if (chain.size >= maxChain) return undefined;
    const before = await document.ref.parent.doc(after).get();
    if (!isQueued(before) || before.id === document.id) break;
    chain.set(before.id, before);
    after = before.get('after');
  }
  return [...chain.values()].reverse();
};

const decideOne = async (context: CommandContext, document: DocumentSnapshot): Promise<Outcome | undefined> => {
  const actor = authorOf(document);
  const bound = parseCommand(envelopeOf(document));
  if (!('rejection' in bound)) return await executeCommand(context, { bound, actor, queuedPath: document.ref.path });
  const outcome: Outcome = { commandId: document.id, outcome: 'rejected', rejection: bound.rejection };
  return (await settleQueued(context, document, outcome)) ? outcome : undefined;
};

const executeOne = async (context: CommandContext, document: DocumentSnapshot): Promise<Outcome | undefined> => {
  try {
    return await decideOne(context, document);
  } catch (error) {
    if (error instanceof NotQueued) return undefined;
    const refusal = await noteFailure(context, document, error);
    if (refusal) return refusal;
    throw error;
  }
};

const mustWait = (document: DocumentSnapshot, now: Date): boolean => secondsUntil(authorOf(document), 1, now) > 0;

/**
 * Executes a command that a device queued as a document, and writes the outcome to that document. It first executes the
 * earlier commands that the chain of `after` names, because triggers come in no order. Each command that this delivery
 * settles costs a token: many deliveries may try the same one.
 *
 * Throws if the command failed in this delivery, so that the trigger is retried.
 *
 * @returns `undefined` if an earlier delivery settled it, or if its author sends too many at once; then it stays queued
 * for the sweep
 */
export const executeQueued = async (
  context: CommandContext,
  document: DocumentSnapshot,
): Promise<Outcome | undefined> => {
  const { clock } = context;
  if (!isQueued(document) || mustWait(document, clock())) return undefined;
  const earlier = await readEarlier(document);
  // The sweep begins with the earliest. A token for the search, so that nobody has one chain searched again and again.
  if (!earlier) takeTokens(authorOf(document), 1, clock());
  if (!earlier) return undefined;
  let outcome: Outcome | undefined;
  for (const next of [...earlier, document]) {
    if (mustWait(next, clock())) return undefined;
    outcome = await executeOne(context, next);
    if (outcome) takeTokens(authorOf(next), 1, clock());
  }
  return outcome;
};
