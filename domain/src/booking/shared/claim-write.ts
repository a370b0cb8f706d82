import type { CommandRequest } from '../../kernel/command.ts';
import type { Ref } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { providerPath } from '../../provider/profile/paths.ts';

type ClaimedKind = 'reservation' | 'subscription';

export const claimRef = (providerId: string, kind: ClaimedKind, id: string): Ref<'claim'> => ({
  kind: 'claim',
  path: `${providerPath(providerId)}/${kind}Claims/${id}`,
});

/** Claims an id within its provider, in the commit that uses it first. */
export const claimWrite = ({ now }: CommandRequest<unknown>, { path }: Ref<'claim'>, userId?: string): Write => ({
  op: 'create',
  path,
  data: { userId, createdAt: now, updatedAt: now },
});
