import { createHash } from 'node:crypto';
import {
  type Actor,
  type CommandType,
  type Fields,
  invariant,
  type Outcome,
  parseCommand,
  type Query,
} from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { executeCommand } from '../executor/execute-command.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepQuery } from '../firestore/sweep-query.ts';

/** What is due, and the command that a schedule sends for each. */
export interface CommandSweep {
  /** The schedule's name, as it stands in `createdBy`. */
  readonly by: string;
  readonly due: Query;
  readonly type: CommandType;
  /** The command's payload, from the document that is due. */
  readonly payload: (document: Fields) => Fields;
}

/** The same state of a document gives the same command, however many sweeps see it. */
const send = async (
  context: CommandContext,
  { by, type, payload }: CommandSweep,
  due: QueryDocumentSnapshot,
): Promise<Outcome> => {
  const document = due.data();
  const { providerId, version } = document;
  const id = createHash('sha256').update(`expire/${due.ref.path}/${version}`).digest('base64url');
  const issuedAt = context.clock().toISOString();
  const bound = parseCommand({ id, type, providerId, payload: payload(document), issuedAt });
  invariant(!('rejection' in bound), `${type} cannot be sent for ${due.ref.path}`);
  const actor: Actor = { kind: 'system', name: by };
  return await executeCommand(context, { bound, actor });
};

/**
 * Sends a command for everything that is due, page by page. What has changed in the meantime is left to the decider, which
 * refuses.
 *
 * @returns how many took effect
 */
export const sweepByCommand = async (context: CommandContext, what: CommandSweep): Promise<number> => {
  const { done, failures } = await sweepQuery(context.firestore, what.due, async (due) => {
    const { outcome } = await send(context, what, due);
    return outcome === 'applied' ? 1 : 0;
  });
  if (failures.length > 0) throw new AggregateError(failures, `${what.by}: ${failures.length} could not be sent`);
  return done;
};
