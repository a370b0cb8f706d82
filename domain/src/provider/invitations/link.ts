/** An invitation, as its link and its QR code name it. */
export interface InvitationTarget {
  readonly providerId: string;
  readonly invitationId: string;
}

/** The text of the QR code, also to type in. Ids have no dots. */
export const invitationCode = ({ providerId, invitationId }: InvitationTarget): string =>
  `${providerId}.${invitationId}`;

/**
 * The link of an invitation. The secret stands in the fragment, which browsers send to no server: it appears in no log.
 *
 * @param page the page of the app that opens invitations
 */
export const invitationLink = (page: string, target: InvitationTarget): string =>
  `${page.replace(/#.*/s, '')}#invitation=${invitationCode(target)}`;

/** Reads a link, a fragment or a code. `undefined` if it names no invitation. */
export const parseInvitation = (text: string): InvitationTarget | undefined => {
  const [, providerId, invitationId] = /(?:^|[#&]invitation=)([\w-]{1,128})\.([\w-]{22,128})$/.exec(text.trim()) ?? [];
  return providerId && invitationId ? { providerId, invitationId } : undefined;
};
