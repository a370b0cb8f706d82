import type { DomainEvent } from '../../kernel/event.ts';
import type { Provider } from './provider.ts';

export type ProviderCreated = DomainEvent<
  'provider.created',
  Omit<Provider, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>
>;

/** Events that commands cause. Direct edits of the profile cause record events instead. */
export type ProviderEvent = ProviderCreated | DomainEvent<'provider.ownersChanged', { ownerIds: string[] }>;
