/** An open invitation may have expired: that needs no write. The other states are final. */
export const invitationStatuses = ['open', 'accepted', 'declined', 'revoked'] as const;

export type InvitationStatus = (typeof invitationStatuses)[number];
