import type { CommandDefinition } from '../kernel/command-definition.ts';
import { eventDocument, eventWrite, recordEvent } from '../kernel/event.ts';
import { reject } from '../kernel/rejection.ts';
import { requireVersion } from '../kernel/require-version.ts';
import type { Member } from './members/member.ts';
import { membershipRefs, requireRole } from './members/require-role.ts';
import type { ProviderUpdated } from './profile/event.ts';
import { evolveProvider } from './profile/evolve.ts';
import { providerEvents, providerRef } from './profile/paths.ts';
import type { Provider, UpdateProvider } from './profile/provider.ts';

type Reads = {
  provider: Provider;
  member: Member;
};

/**
 * Replaces a provider's opening hours. They are too large for the security rules to check, and bookings rely on them.
 */
export const updateProvider: CommandDefinition<UpdateProvider, Reads> = {
  aggregate: () => 'provider',
  reads: ({ command, actor }) => [providerRef(command.providerId), ...membershipRefs(command.providerId, actor)],
  decide: (request, docs) => {
    const { command, actor } = request;
    const { providerId, payload } = command;
    const denied = requireRole(docs, providerId, actor, ['owner', 'manager']);
    if (denied) return denied;
    const ref = providerRef(providerId);
    const before = docs.get(ref);
    if (!before)
      return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const stale = requireVersion(command, before.version);
    if (stale) return stale;
    const hours = ({ openingHours }: Partial<UpdateProvider>) => (openingHours ? { openingHours } : {});
    const updated = recordEvent<ProviderUpdated>(request, before.version, {
      type: 'provider.updated',
      payload: { before: hours(before), after: hours(payload) },
    });
    return {
      version: updated.version,
      eventIds: [updated.id],
      writes: [
        { op: 'update', path: ref.path, data: evolveProvider(before, updated) },
        eventWrite(
          providerEvents(providerId),
          eventDocument(request, { entityType: 'provider', entityId: providerId }, updated),
        ),
      ],
    };
  },
};
