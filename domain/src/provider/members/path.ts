import { endUserPath } from '../../end-user/path.ts';
import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../profile/paths.ts';

export const membersPath = (providerId: string): string => `${providerPath(providerId)}/members`;

export const memberRef = (providerId: string, uid: string): Ref<'member'> => ({
  kind: 'member',
  path: `${membersPath(providerId)}/${uid}`,
});

/** The membership in its person's own documents. */
export const membershipsPath = (uid: string): string => `${endUserPath(uid)}/memberships`;

export const membershipPath = (uid: string, providerId: string): string => `${membershipsPath(uid)}/${providerId}`;
