import { euros } from '../../../../domain/test-kit/fixtures/euros.ts';
import { makeCommand } from '../../command.ts';
import { createRestaurant, type Records } from '../../restaurant.ts';
import { mustRun, userActor } from '../../run.ts';

const count = (n: number, name: string) => Array.from({ length: n }, (_, i) => `${name}${i}`);

export const dishes = count(8, 'dish');
export const ingredients = count(5, 'ingredient');
export const tables = count(12, 'table');

const byId = (ids: readonly string[], make: (id: string, n: number) => object) =>
  Object.fromEntries(ids.map((id, n) => [id, { ...make(id, n) }]));

const records: Records = {
  categories: byId(['food'], () => ({ name: 'Food', sortOrder: 1 })),
  menuItems: byId(dishes, (id, n) => ({
    name: `Dish ${n}`,
    categoryId: 'food',
    price: euros(500 + 50 * n),
    taxRate: 10,
    available: true,
    station: n % 2 === 0 ? 'kitchen' : 'bar',
    recipeId: id,
  })),
  // Two ingredients each, so that orders of different dishes share stock.
  recipes: byId(dishes, (id, n) => ({
    menuItemId: id,
    ingredients: [0, 1].map((next) => ({ ingredientId: ingredients[(n + next) % ingredients.length], quantity: 2 })),
  })),
  ingredients: byId(ingredients, (_, n) => ({ name: `Ingredient ${n}`, unit: 'g', reorderPoint: 100 })),
  tables: byId(tables, (_, n) => ({ name: `Table ${n}`, seats: 4, status: 'available' })),
};

/** A restaurant for a busy day. Its stock lasts for most of it. */
export const createSimulationProvider = async () => {
  const provider = await createRestaurant(records);
  for (const ingredientId of ingredients) {
    const receive = makeCommand('stock.receive', provider.providerId, { ingredientId, quantity: 500 });
    await mustRun(userActor(provider.ownerId), receive);
  }
  return provider;
};
