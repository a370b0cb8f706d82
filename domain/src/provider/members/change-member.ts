import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { type Entity, eventDocument, eventWrite, type Recorded, recordEvent } from '../../kernel/event.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Write } from '../../kernel/write.ts';
import type { OwnersChanged } from '../profile/event.ts';
import { evolveOwnership } from '../profile/evolve.ts';
import type { Ownership } from '../profile/ownership.ts';
import { ownershipRef, providerEvents } from '../profile/paths.ts';
import type { MemberEvent } from './event.ts';
import { evolveMember } from './evolve.ts';
import { isAccepted } from './is-accepted.ts';
import type { Member } from './member.ts';
import { mirrorWrite } from './mirror.ts';
import { memberRef } from './path.ts';
import { membershipRefs } from './require-role.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
};

/** The reads of every command on a membership. */
export const memberReads = ({ command, actor }: CommandRequest<{ userId: string }>): Ref<'ownership' | 'member'>[] => [
  ownershipRef(command.providerId),
  memberRef(command.providerId, command.payload.userId),
  ...membershipRefs(command.providerId, actor),
];

/** Commands on the same membership run in order. */
export const memberKey = ({ command }: CommandRequest<{ userId: string }>): string =>
  `member/${command.payload.userId}`;

export const ownersOf = ({ ownerIds, ownerId }: Ownership): readonly string[] => ownerIds ?? [ownerId];

/** The profile is read for its owners alone, so its name is unchecked. */
export const nameOf = ({ name }: Ownership): string => (typeof name === 'string' ? name : '');

/** The owners after the change of one membership. */
const ownersWith = (owners: readonly string[], userId: string, member: Member): string[] => {
  const isOwner = member.active && member.role === 'owner' && isAccepted(member);
  if (isOwner === owners.includes(userId)) return [...owners];
  return isOwner ? [...owners, userId] : owners.filter((owner) => owner !== userId);
};

/**
 * Records the change of a membership and, if the set of owners changes, of the owners. The provider's document lists
 * the owners, and each change of the list has the document's version as precondition. So two owners who remove each
 * other cannot both succeed.
 */
export const changeMember = (request: CommandRequest<unknown>, docs: Docs<Reads>, event: MemberEvent): Decision => {
  const { providerId } = request.command;
  const { userId } = event.payload;
  const ownership = docs.get(ownershipRef(providerId));
  if (!ownership)
    return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
  const ref = memberRef(providerId, userId);
  const before = docs.get(ref);
  const changed = recordEvent<MemberEvent>(request, before?.version ?? 0, event);
  const member = evolveMember(before, changed);
  const events = providerEvents(providerId);
  const eventOf = (entity: Entity, recorded: Recorded<MemberEvent | OwnersChanged>): Write =>
    eventWrite(events, eventDocument(request, entity, recorded));
  const writes: Write[] = [
    { op: before ? 'update' : 'create', path: ref.path, data: member },
    mirrorWrite({ providerId, userId, providerName: nameOf(ownership) }, member),
    eventOf({ entityType: 'member', entityId: userId }, changed),
  ];
  const { version, id } = changed;

  const ownerIds = ownersWith(ownersOf(ownership), userId, member);
  if (ownerIds.length === 0) {
    return reject('failed-precondition', 'a tenant keeps its last owner', { reason: 'lastOwner' });
  }
  if (ownerIds.length === ownersOf(ownership).length) return { version, eventIds: [id], writes };
  const ownersChanged = recordEvent<OwnersChanged>(
    request,
    ownership.version,
    { type: 'provider.ownersChanged', payload: { ownerIds } },
    1,
  );
  return {
    version,
    eventIds: [id, ownersChanged.id],
    writes: [
      ...writes,
      { op: 'update', path: ownershipRef(providerId).path, data: evolveOwnership(ownership, ownersChanged) },
      eventOf({ entityType: 'provider', entityId: providerId }, ownersChanged),
    ],
  };
};
