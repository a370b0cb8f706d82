import { latestOf } from './latest-of.ts';
import { providerCustomers, providerMembers } from './people-queries.ts';
import { providerPlans } from './plan-queries.ts';
import type { Query } from './query.ts';
import { providerReservations } from './reservation-queries.ts';
import {
  providerCategories,
  providerMenuItems,
  providerOrders,
  providerPrinters,
  providerTables,
} from './restaurant-queries.ts';
import { providerServices } from './service-queries.ts';
import { providerIngredients, providerRecipes } from './stock-queries.ts';
import { providerSubscriptions } from './subscription-queries.ts';

/** Samples for the index test: the lists of a workspace. */
export const latestQueries = (): Query[] =>
  [
    providerMembers('p'),
    providerServices('p'),
    providerPlans('p'),
    providerReservations('p', 'pending'),
    providerReservations('p', 'confirmed'),
    providerSubscriptions('p', 'pending'),
    providerSubscriptions('p', 'active'),
    providerCategories('p'),
    providerMenuItems('p'),
    providerTables('p'),
    providerPrinters('p'),
    providerOrders('p', { open: true }),
    providerCustomers('p'),
    providerIngredients('p'),
    providerRecipes('p'),
  ].map(latestOf);
