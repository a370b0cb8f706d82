import { mayOperate } from '../kernel/actor.ts';
import type { CommandDefinition } from '../kernel/command-definition.ts';
import { eventDocument, eventWrite, recordEvent } from '../kernel/event.ts';
import { reject } from '../kernel/rejection.ts';
import type { Write } from '../kernel/write.ts';
import { providerEvents, providerPath } from '../provider/profile/paths.ts';
import type { AuditedDocuments } from './audited-documents.ts';
import type { InvariantRepaired } from './event.ts';
import type { AuditedDocs, RepairRequest } from './mend.ts';
import { mendOf } from './mends.ts';
import type { Repair } from './payload.ts';
import { placeOf } from './sentence.ts';

/** Nothing is read before the sender is known to be the system or an operator. */
const unread: AuditedDocs = { has: () => false, get: () => undefined };

const isForeign = ({ command: { providerId, payload } }: RepairRequest): boolean =>
  [payload.where, ...payload.from].some(
    (path) => path.startsWith('serviceProviders/') && !path.startsWith(`${providerPath(providerId)}/`),
  );

/** The event, and beside it the figures, which owner and manager may see. */
const eventWrites = (request: RepairRequest, n: number): { readonly id: string; readonly writes: Write[] } => {
  const { command, now } = request;
  const { audit, what, where, expected, found } = command.payload;
  const event = recordEvent<InvariantRepaired>(
    request,
    0,
    { type: 'invariant.repaired', payload: { audit, what, where: placeOf(where) } },
    n,
  );
  const events = providerEvents(command.providerId);
  const figures: Write = {
    op: 'create',
    path: `${events}/${event.id}/private/payload`,
    data: { before: { value: found }, after: { value: expected }, createdAt: now, updatedAt: now },
  };
  // No projection reads it, so it is processed from the start and costs no second write.
  const done = { syncStatus: 'processed', processedAt: now };
  const document = { ...eventDocument(request, { entityType: 'invariant', entityId: audit }, event), ...done };
  return { id: event.id, writes: [eventWrite(events, document), figures] };
};

/**
 * Mends what an audit has found. It reads the sources again and computes anew, so a finding that is stale, or mended
 * already, changes nothing. It never guesses: what the sources do not tell is refused, and a person decides.
 */
export const repairInvariant: CommandDefinition<Repair, AuditedDocuments> = {
  aggregate: ({ command }) => `invariant/${command.payload.where}`,
  reads: (request) =>
    mayOperate(request.actor) ? (mendOf(request.command.payload.what)?.reads(request, unread) ?? []) : [],
  readsNext: (request, docs) =>
    mayOperate(request.actor) ? (mendOf(request.command.payload.what)?.reads(request, docs) ?? []) : [],
  decide: (request, docs) => {
    const { payload } = request.command;
    if (!mayOperate(request.actor))
      return reject('permission-denied', 'only the system and operators repair', { reason: 'wrong-sender' });
    if (isForeign(request))
      return reject('invalid-argument', 'names documents of another provider', {
        reason: 'invalid-field',
        field: 'payload.where',
      });
    const plan = mendOf(payload.what)?.plan(request, docs) ?? 'person';
    if (plan === 'settled') return { version: 1, eventIds: [], writes: [] };
    if (plan === 'person')
      return reject('failed-precondition', `a person must decide about ${payload.what} at ${placeOf(payload.where)}`, {
        reason: 'needs-person',
      });
    const eventIds = plan.eventIds ?? [];
    const { id, writes } = eventWrites(request, eventIds.length);
    return { version: 1, eventIds: [...eventIds, id], writes: [...plan.writes, ...writes] };
  },
};
