import type { EndUser } from '../end-user/end-user.ts';
import { endUserRef } from '../end-user/path.ts';
import type { CommandDefinition } from '../kernel/command-definition.ts';
import { eventDocument, eventWrite, recordEvent } from '../kernel/event.ts';
import { reject } from '../kernel/rejection.ts';
import { requireVersion } from '../kernel/require-version.ts';
import type { MemberCreated } from './members/event.ts';
import { evolveMember } from './members/evolve.ts';
import { mirrorWrite } from './members/mirror.ts';
import { memberRef } from './members/path.ts';
import type { ProviderCreated } from './profile/event.ts';
import { evolveProvider } from './profile/evolve.ts';
import { providerEvents, providerRef } from './profile/paths.ts';
import type { Provider, ProviderProfile } from './profile/provider.ts';

type Reads = {
  provider: Provider;
  endUser: EndUser;
};

/** Creates a tenant and makes the sender its owner, in one commit. */
export const createProvider: CommandDefinition<ProviderProfile, Reads> = {
  aggregate: () => 'provider',
  reads: ({ command, actor }) => [
    providerRef(command.providerId),
    ...(actor.kind === 'user' ? [endUserRef(actor.uid)] : []),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'the owner of a tenant must be a user', { reason: 'wrong-sender' });
    const { providerId, payload: profile } = command;
    if (docs.get(providerRef(providerId))) {
      return reject('already-exists', `provider ${providerId} already exists`, {
        reason: 'provider-exists',
        field: 'providerId',
      });
    }
    const stale = requireVersion(command, 0);
    if (stale) return stale;
    const displayName = docs.get(endUserRef(actor.uid))?.displayName ?? actor.name;

    const tenantCreated = recordEvent<ProviderCreated>(request, 0, {
      type: 'provider.created',
      payload: {
        ...profile,
        modules: profile.modules ?? ['booking'],
        ownerId: actor.uid,
        ownerIds: [actor.uid],
        settings: {},
        slotSchema: 2,
      },
    });
    const ownerAdded = recordEvent<MemberCreated>(
      request,
      0,
      {
        type: 'member.created',
        payload: {
          userId: actor.uid,
          role: 'owner',
          active: true,
          schema: 2,
          acceptedAt: request.now,
          ...(displayName ? { displayName } : {}),
        },
      },
      1,
    );

    const owner = evolveMember(undefined, ownerAdded);
    const events = providerEvents(providerId);
    return {
      version: tenantCreated.version,
      eventIds: [tenantCreated.id, ownerAdded.id],
      writes: [
        { op: 'create', path: providerRef(providerId).path, data: evolveProvider(undefined, tenantCreated) },
        { op: 'create', path: memberRef(providerId, actor.uid).path, data: owner },
        mirrorWrite({ providerId, userId: actor.uid, providerName: profile.name }, owner),
        eventWrite(events, eventDocument(request, { entityType: 'provider', entityId: providerId }, tenantCreated)),
        eventWrite(events, eventDocument(request, { entityType: 'member', entityId: actor.uid }, ownerAdded)),
      ],
    };
  },
};
