import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../profile/paths.ts';

export const invitationsPath = (providerId: string): string => `${providerPath(providerId)}/invitations`;

export const invitationRef = (providerId: string, invitationId: string): Ref<'invitation'> => ({
  kind: 'invitation',
  path: `${invitationsPath(providerId)}/${invitationId}`,
});
