import type { DomainEvent } from '../../kernel/event.ts';
import type { Provider } from './provider.ts';

export type ProviderCreated = DomainEvent<
  'provider.created',
  Omit<Provider, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>
>;

/** The event of a direct edit of the profile has the same type and shape. */
export type ProviderUpdated = DomainEvent<
  'provider.updated',
  { before: Pick<Provider, 'openingHours'>; after: Pick<Provider, 'openingHours'> }
>;

export type OwnersChanged = DomainEvent<'provider.ownersChanged', { ownerIds: string[] }>;
