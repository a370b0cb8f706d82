import type { Fields } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { pizzeriaProfile, pizzeriaRecords } from '../../domain/test-kit/fixtures/pizzeria.ts';
import { firestore } from './admin.ts';
import { createTenant, putMember, type Tenant } from './tenant.ts';

/** A provider's documents by collection and id, as its devices write them. */
export type Records = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

export const putRecords = async (providerId: string, records: Records, database: Firestore = firestore) => {
  const stamps = { createdAt: new Date(), updatedAt: new Date() };
  const batch = database.batch();
  for (const [collection, documents] of Object.entries(records)) {
    for (const [id, data] of Object.entries(documents)) {
      batch.set(database.doc(`serviceProviders/${providerId}/${collection}/${id}`), { ...data, ...stamps });
    }
  }
  await batch.commit();
};

const { categories, menuItems, recipes, ingredients, tables, printers } = pizzeriaRecords;

/** A pizza of 100 g of cheese without dough, a cola from the bar, and the ingredients of both. */
export const smallMenu = {
  categories,
  menuItems: { margherita: menuItems.margherita, cola: menuItems.cola },
  recipes: {
    margherita: {
      ...recipes.margherita,
      ingredients: recipes.margherita.ingredients.filter((component) => 'ingredientId' in component),
    },
    cola: recipes.cola,
  },
  ingredients: {
    mozzarella: { ...ingredients.mozzarella, maxStock: 5000, usageRate: 1000 },
    cola: { ...ingredients.cola, reorderPoint: 10 },
  },
  tables,
  printers,
} satisfies Records;

export interface Restaurant extends Tenant {
  readonly staffId: string;
  readonly kitchenId: string;
}

/** Creates a restaurant with one member of staff and one of the kitchen. Its stock is empty. */
export const createRestaurant = async (records: Records = smallMenu, database = firestore): Promise<Restaurant> => {
  const { timeZone, modules } = pizzeriaProfile;
  const tenant = await createTenant({ services: {}, timeZone, modules, database });
  const [staffId, kitchenId] = [`staff-${tenant.providerId}`, `kitchen-${tenant.providerId}`];
  await Promise.all([
    putRecords(tenant.providerId, records, database),
    putMember(tenant.providerId, staffId, 'staff', { database }),
    putMember(tenant.providerId, kitchenId, 'kitchen', { database }),
  ]);
  return { ...tenant, staffId, kitchenId };
};
