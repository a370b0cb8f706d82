import { platformDaysPath, platformProvidersPath } from '../platform/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The latest UTC days of all providers. */
export const platformDays = (days: number): Query => listQuery(platformDaysPath, [['day', 'desc']], [], days);

/** Providers by their estimated cost on their latest day, the dearest first. */
export const platformProviders = (): Query => listQuery(platformProvidersPath, [['microDollars', 'desc']], [], 50);

/** Providers that are suspended now. */
export const suspendedProviders = (): Query => listQuery('suspensions', [], [['isSuspended', '==', true]]);

/** Samples for the index test. */
export const platformQueries = (): Query[] => [platformDays(30), platformProviders(), suspendedProviders()];
