import type { DomainEvent } from '../../kernel/event.ts';
import type { Provider } from './provider.ts';
import type { UpcomingClosure } from './upcoming-closure.ts';

export type ProviderCreated = DomainEvent<
  'provider.created',
  Omit<Provider, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>
>;

/** The parts of a profile that change. */
export type ProfileChange = Partial<Pick<Provider, 'name' | 'kind' | 'modules' | 'settings' | 'openingHours'>>;

/**
 * The fields that differ, before and after. Without `openingHours`, the provider never closes. The event of a direct
 * edit has the same type and shape.
 */
export type ProviderUpdated = DomainEvent<'provider.updated', { before: ProfileChange; after: ProfileChange }>;

/** `ownerId`: the main owner, if the event names another one. */
export type OwnersChanged = DomainEvent<'provider.ownersChanged', { ownerIds: string[]; ownerId?: string }>;

/** The closures that have not ended, from now on. */
export type ClosuresChanged = DomainEvent<'provider.closuresChanged', { closures: UpcomingClosure[] }>;
