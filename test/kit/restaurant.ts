import type { Fields } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { firestore } from './admin.ts';
import { createTenant, putMember, type Tenant } from './tenant.ts';

export const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** Documents of a house by collection and id, as its devices would have written them. */
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

/** A pizza of 100 g of cheese, a cola from the bar, and what there is of both. */
export const smallMenu = {
  categories: { pizza: { name: 'Pizza', sortOrder: 1 }, drinks: { name: 'Drinks', sortOrder: 2 } },
  menuItems: {
    margherita: {
      name: 'Margherita',
      categoryId: 'pizza',
      price: euros(900),
      taxRate: 10,
      available: true,
      station: 'kitchen',
      recipeId: 'margherita',
    },
    cola: {
      name: 'Cola',
      categoryId: 'drinks',
      price: euros(350),
      taxRate: 22,
      available: true,
      station: 'bar',
      recipeId: 'cola',
    },
  },
  recipes: {
    margherita: { menuItemId: 'margherita', ingredients: [{ ingredientId: 'mozzarella', quantity: 100 }] },
    cola: { ingredients: [{ ingredientId: 'cola', quantity: 1 }] },
  },
  ingredients: {
    mozzarella: { name: 'Mozzarella', unit: 'g', reorderPoint: 300, maxStock: 5000, usageRate: 1000 },
    cola: { name: 'Cola', unit: 'piece', reorderPoint: 10 },
  },
  tables: {
    t1: { name: 'One', seats: 4, status: 'available' },
    t2: { name: 'Two', seats: 2, status: 'available' },
  },
  printers: {
    pass: { name: 'At the pass', address: '192.168.0.20:9100', stations: ['kitchen'] },
    bar: { name: 'Bar', address: '192.168.0.21:9100', stations: ['bar'] },
  },
} as const satisfies Records;

export interface Restaurant extends Tenant {
  readonly staffId: string;
  readonly kitchenId: string;
}

/** A restaurant of the test's own, with one of the staff and a kitchen. Nothing is in stock yet. */
export const createRestaurant = async (records: Records = smallMenu, database = firestore): Promise<Restaurant> => {
  const modules = ['restaurant', 'stock'];
  const tenant = await createTenant({ services: {}, timeZone: 'Europe/Rome', modules, database });
  const [staffId, kitchenId] = [`staff-${tenant.providerId}`, `kitchen-${tenant.providerId}`];
  await Promise.all([
    putRecords(tenant.providerId, records, database),
    putMember(tenant.providerId, staffId, 'staff', true, database),
    putMember(tenant.providerId, kitchenId, 'kitchen', true, database),
  ]);
  return { ...tenant, staffId, kitchenId };
};
