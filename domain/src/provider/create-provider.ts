import type { Documents } from '../documents.ts';
import type { CommandDefinition } from '../kernel/command-definition.ts';
import { type DomainEvent, eventDocument, eventWrite, type Recorded, recordOne } from '../kernel/event.ts';
import { reject } from '../kernel/rejection.ts';
import { requireVersion } from '../kernel/require-version.ts';
import { endUserRef } from '../people/end-user-path.ts';
import type { Member } from '../people/member.ts';
import { memberRef } from '../people/member-path.ts';
import type { Provider, ProviderProfile } from './provider.ts';
import { providerEvents, providerRef } from './provider-paths.ts';

export type ProviderCreated = DomainEvent<
  'provider.created',
  Omit<Provider, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>
>;
export type MemberCreated = DomainEvent<
  'member.created',
  Pick<Member, 'role' | 'active' | 'displayName'> & { userId: string }
>;

const stamps = ({ version, commandId, occurredAt }: Recorded<DomainEvent>) => ({
  version,
  lastCommandId: commandId,
  createdAt: occurredAt,
  updatedAt: occurredAt,
});

export const evolveProvider = (_: Provider | undefined, event: Recorded<ProviderCreated>): Provider => ({
  ...event.payload,
  ...stamps(event),
});

export const evolveMember = (_: Member | undefined, event: Recorded<MemberCreated>): Member => {
  const { userId: _userId, ...member } = event.payload;
  return { ...member, ...stamps(event) };
};

/** A new tenant with the caller as its owner, in one commit. */
export const createProvider: CommandDefinition<ProviderProfile, Documents> = {
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

    const created = recordOne<ProviderCreated>(request, 0, {
      type: 'provider.created',
      payload: { ...profile, modules: profile.modules ?? ['booking'], ownerId: actor.uid, settings: {} },
    });
    const joined = recordOne<MemberCreated>(
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
