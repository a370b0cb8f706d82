import { providerPath } from '../provider/profile/paths.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** A provider's subscription plans, by name. */
export const providerPlans = (providerId: string): Query =>
  wholeList(`${providerPath(providerId)}/plans`, [['name', 'asc']]);

/** Samples for the index test. */
export const planQueries = (): Query[] => [providerPlans('p')];
