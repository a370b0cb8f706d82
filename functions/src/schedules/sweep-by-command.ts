import {
  type Actor,
  type CommandType,
  type Fields,
  invariant,
  type Outcome,
  parseDerivedCommand,
  type Query,
} from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { derivedId } from '../executor/derived-id.ts';
import { executeCommand } from '../executor/execute-command.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepQuery } from '../firestore/sweep-query.ts';
import { log } from '../trace/log.ts';
import { toldOutcome } from '../trace/told-outcome.ts';

/** A query for due documents, and the command that a schedule sends for each. */
export interface CommandSweep {
  /** The schedule's name, as it appears in `createdBy`. */
  readonly by: string;
  readonly due: Query;
  readonly type: CommandType;
  /** Builds the command's payload from the due document. */
  readonly payload: (document: Fields) => Fields;
}

/**
 * Sends the command for one document. The id derives from the document's version: however many sweeps see the same
 * state, they send the same command.
 */
export const sendForDocument = async (
  context: CommandContext,
  { by, type, payload }: Omit<CommandSweep, 'due'>,
  due: QueryDocumentSnapshot,
): Promise<Outcome> => {
  const document = due.data();
  const { providerId, version } = document;
  const id = derivedId('expire', `${due.ref.path}/${version}`);
  const issuedAt = context.clock().toISOString();
  const bound = parseDerivedCommand({ id, type, providerId, payload: payload(document), issuedAt });
  invariant(!('rejection' in bound), `${type} cannot be sent for ${due.ref.path}`);
  const actor: Actor = { kind: 'system', name: by };
  return await executeCommand(context, { bound, actor });
};

/** The document is unchanged and still due, although its command was refused. */
class StillDue extends Error {}

/** Refusals are usual: the document changed meanwhile. If it did not, somebody must look at it. */
const requireChanged = async (due: QueryDocumentSnapshot, outcome: Outcome): Promise<void> => {
  if (outcome.outcome !== 'rejected') return;
  const { updateTime } = await due.ref.get();
  if (!updateTime?.isEqual(due.updateTime)) return;
  throw new StillDue(`${due.ref.path} is due, but its command was refused: ${toldOutcome(outcome)}`);
};

/**
 * Sends a command for every due document, page by page. If a document changed in the meantime, the decider rejects the
 * command.
 *
 * @returns the number of commands that took effect
 */
export const sweepByCommand = async (context: CommandContext, sweep: CommandSweep): Promise<number> => {
  const { done, failures } = await sweepQuery(context, {
    name: sweep.by,
    due: sweep.due,
    handle: async (due) => {
      const outcome = await sendForDocument(context, sweep, due);
      await requireChanged(due, outcome);
      return outcome.outcome === 'applied' ? 1 : 0;
    },
  });
  for (const error of failures) log.error('a due document stays as it is', { sweep: sweep.by, error });
  return done;
};
