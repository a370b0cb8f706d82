import { providerPath } from '../provider/profile/paths.ts';
import type { Query } from './query.ts';
import { byName } from './whole-list.ts';

/** A provider's subscription plans, by name. */
export const providerPlans = (providerId: string): Query => byName(`${providerPath(providerId)}/plans`);

/** Samples for the index test. */
export const planQueries = (): Query[] => [providerPlans('p')];
