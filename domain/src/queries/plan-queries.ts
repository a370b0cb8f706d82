import { providerPath } from '../provider/profile/paths.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** What can be subscribed to at a house, by name. */
export const providerPlans = (providerId: string): Query =>
  wholeList(`${providerPath(providerId)}/plans`, [['name', 'asc']]);

/** One of each form, for the indexes. */
export const planQueries = (): Query[] => [providerPlans('p')];
