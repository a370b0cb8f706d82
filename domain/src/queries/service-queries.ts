import { providerPath } from '../provider/profile/paths.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** A provider's services, by name. */
export const providerServices = (providerId: string): Query =>
  wholeList(`${providerPath(providerId)}/services`, [['name', 'asc']]);

/** Samples for the index test. */
export const serviceQueries = (): Query[] => [providerServices('p')];
