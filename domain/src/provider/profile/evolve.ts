import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { ProviderEvent } from './event.ts';
import type { Provider } from './provider.ts';

type Content = Omit<Provider, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>;

const content = (before: Provider | undefined, event: ProviderEvent): Content => {
  if (event.type === 'provider.created') return event.payload;
  invariant(before, 'owners changed without a provider');
  const { ownerIds } = event.payload;
  const ownerId = ownerIds.includes(before.ownerId) ? before.ownerId : ownerIds[0];
  invariant(ownerId, 'a tenant has no owner left');
  return { ...before, ownerIds, ownerId };
};

export const evolveProvider = (before: Provider | undefined, event: Recorded<ProviderEvent>): Provider => ({
  ...content(before, event),
  version: event.version,
  lastCommandId: event.commandId,
  createdAt: before?.createdAt ?? event.occurredAt,
  updatedAt: event.occurredAt,
});
