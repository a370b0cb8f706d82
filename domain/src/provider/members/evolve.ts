import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { MemberEvent } from './event.ts';
import type { Member } from './member.ts';

const content = (before: Member | undefined, event: MemberEvent): Pick<Member, 'role' | 'active' | 'displayName'> => {
  if (event.type === 'member.created') {
    const { userId: _userId, ...member } = event.payload;
    return { ...(before?.displayName ? { displayName: before.displayName } : {}), ...member };
  }
  invariant(before, `${event.type} without a membership`);
  return event.type === 'member.deleted' ? { ...before, active: false } : { ...before, role: event.payload.role };
};

/** The document remains after a membership ends, so that records of past actions keep the name. */
export const evolveMember = (before: Member | undefined, event: Recorded<MemberEvent>): Member => ({
  ...content(before, event),
  version: event.version,
  lastCommandId: event.commandId,
  createdAt: before?.createdAt ?? event.occurredAt,
  updatedAt: event.occurredAt,
});
