/** The directory of providers: by name, by place, by short address. An app loads it only if it imports this entry. */

export type { Place } from '@counterfoil/domain/directory';
export { distanceKm } from '@counterfoil/domain/directory';
export type { Pages } from './pages.ts';
export { providerIdAt } from './provider-id-at.ts';
export { type NameOptions, providersByName } from './providers-by-name.ts';
export { type NearProvider, type PlaceOptions, providersNear } from './providers-near.ts';
export type { DirectoryOptions, ListedProvider } from './read-page.ts';
