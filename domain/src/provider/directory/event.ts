import type { DomainEvent } from '../../kernel/event.ts';
import type { ListProvider } from '../profile/listing.ts';

/** The provider wants to be found, from now on by this. */
export type ProviderListed = DomainEvent<'provider.listed', ListProvider>;

export type ProviderUnlisted = DomainEvent<'provider.unlisted', Readonly<Record<never, never>>>;

/** `shortAddress`: the one that the provider shows, if any. `shortAddresses`: all that name it. */
export type ShortAddressChanged = DomainEvent<
  'provider.shortAddressChanged',
  { shortAddress?: string; shortAddresses: string[] }
>;

export type DirectoryEvent = ProviderListed | ProviderUnlisted | ShortAddressChanged;
