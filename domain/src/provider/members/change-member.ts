import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { type Entity, eventDocument, eventWrite, type Recorded, recordEvent } from '../../kernel/event.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Write } from '../../kernel/write.ts';
import type { ProviderEvent } from '../profile/event.ts';
import { evolveProvider } from '../profile/evolve.ts';
import { providerEvents, providerRef } from '../profile/paths.ts';
import type { Provider } from '../profile/provider.ts';
import type { MemberEvent } from './event.ts';
import { evolveMember } from './evolve.ts';
import type { Member } from './member.ts';
import { memberRef } from './path.ts';
import { membershipRefs } from './require-role.ts';

export interface Reads {
  provider: Provider;
  member: Member;
}

/** What every command on a membership reads. */
export const memberReads = ({ command, actor }: CommandRequest<{ userId: string }>): Ref<'provider' | 'member'>[] => [
  providerRef(command.providerId),
  memberRef(command.providerId, command.payload.userId),
  ...membershipRefs(command.providerId, actor),
];

/** Commands on one membership run in their order. */
export const memberKey = ({ command }: CommandRequest<{ userId: string }>): string =>
  `member/${command.payload.userId}`;

const ownersOf = ({ ownerIds, ownerId }: Provider): readonly string[] => ownerIds ?? [ownerId];

/** The owners once somebody is what they are now. */
const ownersWith = (owners: readonly string[], userId: string, { active, role }: Member): string[] => {
  const isOwner = active && role === 'owner';
  if (isOwner === owners.includes(userId)) return [...owners];
  return isOwner ? [...owners, userId] : owners.filter((owner) => owner !== userId);
};

/**
 * States what happened to a membership, and of the house's owners if they are others now. Their list on the house's document is
 * written, and with that guarded, whenever it changes: so two owners who remove each other cannot both succeed.
 */
export const changeMember = (
  request: CommandRequest<{ userId: string }>,
  docs: Docs<Reads>,
  event: MemberEvent,
): Decision => {
  const { providerId, payload } = request.command;
  const { userId } = payload;
  const house = docs.get(providerRef(providerId));
  if (!house) return reject('not-found', `no such provider ${providerId}`, { field: 'providerId' });
  const ref = memberRef(providerId, userId);
  const before = docs.get(ref);
  const changed = recordEvent<MemberEvent>(request, before?.version ?? 0, event);
  const member = evolveMember(before, changed);
  const events = providerEvents(providerId);
  const told = (entity: Entity, one: Recorded<MemberEvent | ProviderEvent>): Write =>
    eventWrite(events, eventDocument(request, entity, one));
  const writes: Write[] = [
    { op: before ? 'update' : 'create', path: ref.path, data: member },
    told({ entityType: 'member', entityId: userId }, changed),
  ];
  const { version, id } = changed;

  const ownerIds = ownersWith(ownersOf(house), userId, member);
  if (ownerIds.length === 0) {
    return reject('failed-precondition', 'a house keeps its last owner', { reason: 'lastOwner' });
  }
  if (ownerIds.length === ownersOf(house).length) return { version, eventIds: [id], writes };
  const succeeded = recordEvent<ProviderEvent>(
    request,
    house.version,
    { type: 'provider.ownersChanged', payload: { ownerIds } },
    1,
  );
  return {
    version,
    eventIds: [id, succeeded.id],
    writes: [
      ...writes,
      { op: 'update', path: providerRef(providerId).path, data: evolveProvider(house, succeeded) },
      told({ entityType: 'provider', entityId: providerId }, succeeded),
    ],
  };
};
