import type { Ref } from '../../kernel/ref.ts';

export const providerPath = (providerId: string): string => `serviceProviders/${providerId}`;

export const providerRef = (providerId: string): Ref<'provider'> => ({
  kind: 'provider',
  path: providerPath(providerId),
});

/** The same document, read for its owners alone. */
export const ownershipRef = (providerId: string): Ref<'ownership'> => ({
  kind: 'ownership',
  path: providerPath(providerId),
});

/** Documents of a provider that only members read. */
export const privatePath = (providerId: string): string => `${providerPath(providerId)}/private`;

/** The part of the profile that only members read. */
export const privateProfileRef = (providerId: string): Ref<'privateProfile'> => ({
  kind: 'privateProfile',
  path: `${privatePath(providerId)}/profile`,
});

export const providerEvents = (providerId: string): string => `${providerPath(providerId)}/events`;
