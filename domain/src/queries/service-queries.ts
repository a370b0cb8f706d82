import { providerPath } from '../provider/profile/paths.ts';
import type { Query } from './query.ts';
import { byName } from './whole-list.ts';

/** A provider's services, by name. */
export const providerServices = (providerId: string): Query => byName(`${providerPath(providerId)}/services`);

/** A provider's members, places and tables that serve, by name. */
export const providerResources = (providerId: string): Query => byName(`${providerPath(providerId)}/resources`);

/** Samples for the index test. */
export const serviceQueries = (): Query[] => [providerServices('p'), providerResources('p')];
