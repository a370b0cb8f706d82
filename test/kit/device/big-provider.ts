import type { Fields, Order } from '@counterfoil/domain';
import { euros } from '../../../domain/test-kit/fixtures/euros.ts';
import { firestore } from '../admin.ts';
import { createRestaurant } from '../restaurant.ts';

/** Number of documents by collection; 5,000 in total. */
export const size = { menuItems: 2000, ingredients: 1000, recipes: 1000, tables: 500, orders: 500 } as const;

const placed = (n: number, _count: number, providerId: string): Omit<Order, 'createdAt' | 'updatedAt'> => ({
  providerId,
  providerName: 'Big',
  orderId: `big-${n}`,
  number: n + 1,
  kind: 'counter',
  status: 'confirmed',
  lines: Array.from({ length: 3 }, (_, i) => ({
    lineId: `l${i}`,
    menuItemId: `big-${n + i}`,
    name: `Dish ${n + i}`,
    quantity: 1 + i,
    unitPrice: euros(900),
    taxRate: 10,
    station: 'kitchen',
    status: 'queued',
    statusAt: new Date(0),
    addedBy: 'seed',
  })),
  totals: { subtotal: euros(4909), tax: euros(491), total: euros(5400) },
  taxIncluded: true,
  openedBy: 'seed',
  day: '2026-05-04',
  version: 2,
  lastCommandId: 'seed',
});

/** Ingredients of a recipe, of which there are `count`. */
const ingredientIdsOf = (n: number, count: number): string[] => [n, n + 1].map((m) => `big-${m % count}`);

const documents: { readonly [Kind in keyof typeof size]: (n: number, count: number, providerId: string) => Fields } = {
  menuItems: (n) => ({
    name: `Dish ${String(n).padStart(4, '0')}`,
    categoryId: 'pizza',
    price: euros(900),
    taxRate: 10,
    available: true,
    station: 'kitchen',
    recipeId: `big-${n % 1000}`,
  }),
  ingredients: (n) => ({
    name: `Ingredient ${String(n).padStart(4, '0')}`,
    unit: 'g',
    reorderPoint: 100,
    currentStock: 1000,
    stockStatus: 'NORMAL',
    stockPercentage: null,
    daysRemaining: null,
    version: 1,
  }),
  recipes: (n, count) => ({
    menuItemId: `big-${n}`,
    ingredients: ingredientIdsOf(n, count).map((ingredientId) => ({ ingredientId, quantity: 5 })),
    isAvailable: true,
    missingIngredients: [],
    ingredientIds: ingredientIdsOf(n, count).sort(),
  }),
  tables: (n) => ({ name: `Table ${String(n).padStart(4, '0')}`, seats: 4, status: 'available' }),
  orders: placed,
};

/**
 * Creates a provider with 5,000 documents, or a share of them. They are in the state that commands and projections
 * leave behind, so that the triggers of these writes find nothing to change.
 */
export const createBigProvider = async (share = 1) => {
  const provider = await createRestaurant({});
  const writer = firestore.bulkWriter();
  const [createdAt, updatedAt] = [new Date(), new Date()];
  for (const [collection, make] of Object.entries(documents)) {
    const count = share * size[collection as keyof typeof size];
    for (let n = 0; n < count; n++) {
      const ref = firestore.doc(`serviceProviders/${provider.providerId}/${collection}/big-${n}`);
      void writer.create(ref, { ...make(n, count, provider.providerId), createdAt, updatedAt });
    }
  }
  await writer.close();
  return provider;
};
