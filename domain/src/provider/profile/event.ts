import type { DomainEvent } from '../../kernel/event.ts';
import type { Provider } from './provider.ts';

export type ProviderCreated = DomainEvent<
  'provider.created',
  Omit<Provider, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>
>;

/** What a house says of itself is told from its document; these are the facts that come by commands. */
export type ProviderEvent = ProviderCreated | DomainEvent<'provider.ownersChanged', { ownerIds: string[] }>;
