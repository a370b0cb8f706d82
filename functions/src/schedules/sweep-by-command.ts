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

/**
 * Sends a command for every due document, page by page. If a document changed in the meantime, the decider rejects the
 * command.
 *
 * @returns the number of commands that took effect
 */
export const sweepByCommand = async (context: CommandContext, sweep: CommandSweep): Promise<number> => {
  const { done, failures } = await sweepQuery(context.firestore, sweep.due, async (due) => {
    const { outcome } = await sendForDocument(context, sweep, due);
    return outcome === 'applied' ? 1 : 0;
  });
  if (failures.length > 0) throw new AggregateError(failures, `${sweep.by}: ${failures.length} commands failed`);
  return done;
};
