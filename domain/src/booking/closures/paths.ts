import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const closuresPath = (providerId: string): string => `${providerPath(providerId)}/closures`;

export const closureRef = (providerId: string, closureId: string): Ref<'closure'> => ({
  kind: 'closure',
  path: `${closuresPath(providerId)}/${closureId}`,
});
