import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const usageRef = (providerId: string, userId: string): Ref<'usage'> => ({
  kind: 'usage',
  path: `${providerPath(providerId)}/usage/${userId}`,
});
