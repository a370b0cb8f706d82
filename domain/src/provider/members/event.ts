import type { DomainEvent } from '../../kernel/event.ts';
import type { Member, MemberRole } from './member.ts';

export type MemberCreated = DomainEvent<
  'member.created',
  Pick<Member, 'role' | 'active' | 'displayName' | 'schema' | 'acceptedAt'> & { userId: string }
>;

/** Events of one membership. A member who returns causes another `member.created`. */
export type MemberEvent =
  | MemberCreated
  | DomainEvent<'member.roleChanged', { userId: string; role: MemberRole; previousRole: MemberRole }>
  | DomainEvent<
      'member.updated',
      { userId: string; change: 'accepted' } | { userId: string; change: 'renamed'; displayName: string }
    >
  /** `declined`: by the member. */
  | DomainEvent<'member.deleted', { userId: string; declined?: true }>;
