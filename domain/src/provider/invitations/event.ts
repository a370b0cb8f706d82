import type { DomainEvent } from '../../kernel/event.ts';
import type { MemberRole } from '../members/member.ts';

/**
 * Events of one invitation. Staff read them, so they hold neither its id nor the address and the name of the invited
 * person: these are on the document alone.
 */
export type InvitationEvent =
  | DomainEvent<'invitation.created', { role: MemberRole; expiresAt: Date; byMail: boolean }>
  | DomainEvent<'invitation.accepted', { userId: string }>
  | DomainEvent<'invitation.declined', object>
  | DomainEvent<'invitation.revoked', object>;
