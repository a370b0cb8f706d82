import { acceptInvitation } from './accept.ts';
import { declineInvitation, revokeInvitation } from './close.ts';
import { createInvitation } from './create.ts';

/** Only the server decides these: a device shows no list of invitations that it could change before. */
export const invitationCommands = {
  'invitation.create': createInvitation,
  'invitation.revoke': revokeInvitation,
  'invitation.accept': acceptInvitation,
  'invitation.decline': declineInvitation,
};
