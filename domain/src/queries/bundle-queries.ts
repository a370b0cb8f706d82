import type { BundleAudience } from '../provider/profile/bundle-path.ts';
import { providerPlans } from './plan-queries.ts';
import type { Query } from './query.ts';
import { providerCategories, providerMenuItems, providerPrinters, providerTables } from './restaurant-queries.ts';
import { providerServices } from './service-queries.ts';
import { providerIngredients, providerRecipes } from './stock-queries.ts';

const queries: Readonly<Record<BundleAudience, readonly ((providerId: string) => Query)[]>> = {
  menu: [providerCategories, providerMenuItems, providerServices, providerPlans],
  house: [providerTables, providerRecipes, providerIngredients, providerPrinters],
};

/**
 * The lists in a house's bundle. They are the very queries that clients listen to: the SDK knows a query it has in its cache by its
 * order and limit, too.
 */
export const bundleQueries = (providerId: string, audience: BundleAudience): Query[] =>
  queries[audience].map((query) => query(providerId));
