import type { Ref } from '../../kernel/ref.ts';

export const suspensionRef = (providerId: string): Ref<'suspension'> => ({
  kind: 'suspension',
  path: `suspensions/${providerId}`,
});
