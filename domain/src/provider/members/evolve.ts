import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { MemberEvent } from './event.ts';
import type { Member } from './member.ts';

type Content = Omit<Member, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>;

const content = (before: Member | undefined, event: Recorded<MemberEvent>): Content => {
  if (event.type === 'member.created') {
    const { userId: _userId, ...member } = event.payload;
    return { ...(before?.displayName ? { displayName: before.displayName } : {}), ...member };
  }
  invariant(before, `${event.type} without a membership`);
  switch (event.type) {
    case 'member.roleChanged':
      return { ...before, role: event.payload.role };
    case 'member.updated':
      return event.payload.change === 'renamed'
        ? { ...before, displayName: event.payload.displayName }
        : { ...before, acceptedAt: event.occurredAt };
    case 'member.deleted':
      return { ...before, active: false };
    default:
      return event satisfies never;
  }
};

/** The document remains after a membership ends, so that records of past actions keep the name. */
export const evolveMember = (before: Member | undefined, event: Recorded<MemberEvent>): Member => ({
  ...content(before, event),
  version: event.version,
  lastCommandId: event.commandId,
  createdAt: before?.createdAt ?? event.occurredAt,
  updatedAt: event.occurredAt,
});
