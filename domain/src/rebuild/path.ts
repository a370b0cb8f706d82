import type { Ref } from '../kernel/ref.ts';
import { providerPath } from '../provider/profile/paths.ts';

export const rebuildRef = (providerId: string): Ref<'rebuild'> => ({
  kind: 'rebuild',
  path: `${providerPath(providerId)}/projections/rebuild`,
});
