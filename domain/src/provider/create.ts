import type { EndUser } from '../end-user/end-user.ts';
import { endUserRef } from '../end-user/path.ts';
import type { CommandDefinition } from '../kernel/command-definition.ts';
import { eventDocument, eventWrite, recordEvent } from '../kernel/event.ts';
import { reject } from '../kernel/rejection.ts';
import { requireVersion } from '../kernel/require-version.ts';
import type { MemberCreated } from './members/event.ts';
import { evolveMember } from './members/evolve.ts';
import { memberRef } from './members/path.ts';
import type { ProviderCreated } from './profile/event.ts';
import { evolveProvider } from './profile/evolve.ts';
import { providerEvents, providerRef } from './profile/paths.ts';
import type { Provider, ProviderProfile } from './profile/provider.ts';

export interface Reads {
  provider: Provider;
  endUser: EndUser;
}

/** A new tenant with the caller as its owner, in one commit. */
export const createProvider: CommandDefinition<ProviderProfile, Reads> = {
  aggregate: () => 'provider',
  reads: ({ command, actor }) => [
    providerRef(command.providerId),
    ...(actor.kind === 'user' ? [endUserRef(actor.uid)] : []),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    if (actor.kind !== 'user') return reject('permission-denied', 'a tenant needs a person as its owner');
    const { providerId, payload: profile } = command;
    if (docs.get(providerRef(providerId))) {
      return reject('already-exists', `provider ${providerId} exists already`, { field: 'providerId' });
    }
    const stale = requireVersion(command, 0);
    if (stale) return stale;
    const displayName = docs.get(endUserRef(actor.uid))?.displayName ?? actor.name;

    const created = recordEvent<ProviderCreated>(request, 0, {
      type: 'provider.created',
      payload: {
        ...profile,
        modules: profile.modules ?? ['booking'],
        ownerId: actor.uid,
        ownerIds: [actor.uid],
        settings: {},
      },
    });
    const joined = recordEvent<MemberCreated>(
      request,
      0,
      {
        type: 'member.created',
        payload: { userId: actor.uid, role: 'owner', active: true, ...(displayName ? { displayName } : {}) },
      },
      1,
    );

    const events = providerEvents(providerId);
    return {
      version: created.version,
      eventIds: [created.id, joined.id],
      writes: [
        { op: 'create', path: providerRef(providerId).path, data: evolveProvider(undefined, created) },
        { op: 'create', path: memberRef(providerId, actor.uid).path, data: evolveMember(undefined, joined) },
        eventWrite(events, eventDocument(request, { entityType: 'provider', entityId: providerId }, created)),
        eventWrite(events, eventDocument(request, { entityType: 'member', entityId: actor.uid }, joined)),
      ],
    };
  },
};
