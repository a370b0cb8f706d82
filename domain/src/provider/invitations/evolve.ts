import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { InvitationEvent } from './event.ts';
import type { Invitation } from './invitation.ts';

type Ending = Recorded<Exclude<InvitationEvent, { type: 'invitation.created' }>>;

const outcomeOf = (event: Ending): Pick<Invitation, 'status' | 'acceptedBy'> => {
  switch (event.type) {
    case 'invitation.accepted':
      return { status: 'accepted', acceptedBy: event.payload.userId };
    case 'invitation.declined':
      return { status: 'declined' };
    case 'invitation.revoked':
      return { status: 'revoked' };
    default:
      return event satisfies never;
  }
};

/** An invitation that has ended. Its mail is not sent any more. */
export const evolveInvitation = (before: Invitation | undefined, event: Ending): Invitation => {
  invariant(before, `${event.type} without an invitation`);
  const waits = before.nextAttemptAt ? { nextAttemptAt: null } : {};
  return {
    ...before,
    ...outcomeOf(event),
    ...waits,
    version: event.version,
    lastCommandId: event.commandId,
    updatedAt: event.occurredAt,
  };
};
