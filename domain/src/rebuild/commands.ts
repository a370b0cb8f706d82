import { projectionNames, projectionVersions } from '../analytics/projection-versions.ts';
import { mayOperate } from '../kernel/actor.ts';
import type { CommandRequest } from '../kernel/command.ts';
import type { CommandDefinition } from '../kernel/command-definition.ts';
import { eventDocument, eventWrite, recordEvent } from '../kernel/event.ts';
import { reject } from '../kernel/rejection.ts';
import { providerEvents, providerRef } from '../provider/profile/paths.ts';
import type { Provider } from '../provider/profile/provider.ts';
import type { RebuildAsked } from './event.ts';
import { rebuildRef } from './path.ts';
import type { AskRebuild } from './payload.ts';
import type { StoredRebuild } from './rebuild-state.ts';

type Reads = {
  provider: Provider;
  rebuild: StoredRebuild;
};

/**
 * Asks for projections to be built anew. It only notes the wish: a rebuild is too long for a commit, so the schedule
 * takes it, and counts while commands go on. The run starts with the code of that moment.
 */
const rebuild: CommandDefinition<AskRebuild, Reads> = {
  aggregate: () => 'rebuild',
  reads: ({ actor, command: { providerId } }: CommandRequest<AskRebuild>) =>
    mayOperate(actor) ? [providerRef(providerId), rebuildRef(providerId)] : [],
  decide: (request, docs) => {
    const { actor, command, now } = request;
    const { providerId, payload } = command;
    if (!mayOperate(actor))
      return reject('permission-denied', 'only the system and operators rebuild', { reason: 'wrong-sender' });
    if (!docs.get(providerRef(providerId)))
      return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const ref = rebuildRef(providerId);
    const before = docs.get(ref);
    if (before?.state === 'rebuilding')
      return reject('failed-precondition', 'a rebuild is under way', { reason: 'wrong-status', status: 'rebuilding' });
    const projections = projectionNames.filter((name) => payload.projections?.includes(name) ?? true);
    const { count = 0, versions, createdAt = now } = before ?? {};
    const event = recordEvent<RebuildAsked>(request, count, {
      type: 'projection.rebuildAsked',
      payload: { projections },
    });
    const after = {
      ...(versions ? { versions } : {}),
      state: 'rebuilding',
      phase: 'clearing',
      codes: Object.fromEntries(projections.map((name) => [name, projectionVersions[name]])),
      count: event.version,
      createdAt,
      updatedAt: now,
    };
    return {
      version: event.version,
      eventIds: [event.id],
      writes: [
        { op: before ? 'update' : 'create', path: ref.path, data: after },
        eventWrite(
          providerEvents(providerId),
          eventDocument(request, { entityType: 'rebuild', entityId: providerId }, event),
        ),
      ],
    };
  },
};

/** Sent by operators and the system alone. Devices never predict it. */
export const rebuildCommands = { 'projection.rebuild': rebuild };
