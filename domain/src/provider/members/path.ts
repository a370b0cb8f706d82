import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../profile/paths.ts';

export const membersPath = (providerId: string): string => `${providerPath(providerId)}/members`;

export const memberRef = (providerId: string, uid: string): Ref<'member'> => ({
  kind: 'member',
  path: `${membersPath(providerId)}/${uid}`,
});
