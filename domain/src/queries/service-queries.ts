import { providerPath } from '../provider/profile/paths.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** What a house offers, by name. */
export const providerServices = (providerId: string): Query =>
  wholeList(`${providerPath(providerId)}/services`, [['name', 'asc']]);

/** One of each form, for the indexes. */
export const serviceQueries = (): Query[] => [providerServices('p')];
