import {
  actorId,
  type Command,
  type Fields,
  type Outcome,
  parseCommand,
  providerEvents,
  type Rejection,
  type RequestContext,
  reject,
  type Write,
} from '@counterfoil/domain';
import { applyWrite } from '@counterfoil/domain/apply-write';
import { regroup } from './collections.ts';
import { decide, withdrawal } from './decide.ts';
import type { ServerState, StoredDocuments } from './server-state.ts';

/** An answer of the server, and its state afterwards. */
export interface Executed {
  readonly outcome: Outcome;
  readonly state: ServerState;
}

const refused = (
  state: ServerState,
  commandId: string,
  { rejection }: { readonly rejection: Rejection },
): Executed => ({
  state,
  outcome: { commandId, outcome: 'rejected', rejection },
});

/** The sender and content of a command as text. Times and device do not count, as on the server. */
const contentOf = ({ id, type, providerId, payload, expectedVersion }: Command, { actor }: RequestContext): string =>
  JSON.stringify([id, type, providerId, payload, expectedVersion, actorId(actor)], (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** True if a stored document contradicts a write. */
const isMisfit =
  (documents: StoredDocuments) =>
  ({ op, path }: Write): boolean => {
    if (op === 'create') return documents.has(path);
    return (op === 'update' || op === 'delete') && !documents.has(path);
  };

/** The documents after a commit. */
export const withWrites = (documents: StoredDocuments, writes: readonly Write[], at: Date): StoredDocuments => {
  const next = new Map<string, Fields>(documents);
  for (const write of writes) {
    const after = applyWrite(documents.get(write.path), write, at);
    if (after) next.set(write.path, after);
    else next.delete(write.path);
  }
  regroup(
    documents,
    next,
    writes.map(({ path }) => path),
  );
  return next;
};

const idUsed = (message: string) => reject('invalid-argument', message, { reason: 'id-used', field: 'id' });

/** Decides a command and applies all of its writes, or none. The same command takes effect once. */
export const execute = (state: ServerState, command: Command, asked: RequestContext): Executed => {
  const { id } = command;
  const bound = parseCommand(command);
  if ('rejection' in bound) return refused(state, id, bound);
  const content = contentOf(bound.command, asked);
  const key = `${asked.actor.kind} ${actorId(asked.actor)} ${id}`;
  const before = state.receipts.get(key);
  if (before) {
    const { version, eventIds } = before;
    if (before.content !== content) return refused(state, id, idUsed('the id was used for another command'));
    if (before.withdrawn) return refused(state, id, withdrawal);
    return { state, outcome: { commandId: id, outcome: 'duplicate', version, eventIds } };
  }
  const decision = decide(bound, asked, state.documents);
  const isDenied = 'rejection' in decision && decision.rejection.code === 'permission-denied';
  if (!isDenied && state.documents.has(`${providerEvents(command.providerId)}/${id}_0`))
    return refused(state, id, idUsed('the id was used before, by somebody else or long ago'));
  if (decision === withdrawal) {
    const receipt = { content, version: 0, eventIds: [], withdrawn: true } as const;
    return refused({ ...state, receipts: new Map(state.receipts).set(key, receipt) }, id, withdrawal);
  }
  if ('rejection' in decision) return refused(state, id, decision);
  const { version, eventIds, writes } = decision;
  const misfit = writes.find(isMisfit(state.documents));
  if (misfit) {
    const message = `this cannot be executed: stored documents contradict the decision at ${misfit.path}`;
    return refused(state, id, reject('internal', message, { reason: 'internal', reference: misfit.path }));
  }
  return {
    outcome: { commandId: id, outcome: 'applied', version, eventIds },
    state: {
      documents: withWrites(state.documents, writes, asked.now),
      receipts: new Map(state.receipts).set(key, { content, version, eventIds }),
    },
  };
};
