import {
  type Actor,
  type Fields,
  type Ingredient,
  ingredientRef,
  ingredientSchema,
  type Order,
  orderRef,
  orderSchema,
  type Table,
  tableRef,
  tableSchema,
} from '../src/index.ts';
import { given, type Stage } from './given.ts';

const user = (uid: string): Actor => ({ kind: 'user', uid });

export const olga = user('olga');
export const sam = user('sam');
export const sue = user('sue');
export const kim = user('kim');
export const guest = user('gina');

/** Friday, eight in the evening in Rome. */
export const evening = new Date('2026-05-08T18:00:00Z');

export const minutesLater = (minutes: number): Date => new Date(evening.getTime() + minutes * 60_000);

const stamps = { version: 1, lastCommandId: 'seed', createdAt: evening, updatedAt: evening };
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const house = 'serviceProviders/pizzeria';

/** Dough goes into pizzas and bread; salt is never counted exactly. */
const stock: Readonly<Record<string, Fields>> = {
  flour: { name: 'Flour', unit: 'kg', currentStock: 10, reorderPoint: 2, maxStock: 20, usageRate: 2, version: 1 },
  mozzarella: { name: 'Mozzarella', unit: 'g', currentStock: 1000, reorderPoint: 300, version: 1 },
  salt: { name: 'Salt', unit: 'g', currentStock: 0, allowNegative: true },
  cola: { name: 'Cola', unit: 'piece', currentStock: 24, version: 1 },
};

const recipes: Readonly<Record<string, Fields>> = {
  dough: {
    ingredients: [
      { ingredientId: 'flour', quantity: 600, unit: 'g' },
      { ingredientId: 'salt', quantity: 10 },
    ],
    yield: { quantity: 1, unit: 'kg' },
  },
  margherita: {
    menuItemId: 'margherita',
    ingredients: [
      { recipeId: 'dough', quantity: 250, unit: 'g' },
      { ingredientId: 'mozzarella', quantity: 100 },
    ],
  },
  cola: { ingredients: [{ ingredientId: 'cola', quantity: 1 }] },
};

const menu: Readonly<Record<string, Fields>> = {
  margherita: { name: 'Margherita', categoryId: 'pizza', price: euros(900), taxRate: 10, recipeId: 'margherita' },
  large: { name: 'Margherita, large', price: euros(1300), taxRate: 10, recipeId: 'margherita', portions: 1.5 },
  cola: { name: 'Cola', categoryId: 'drinks', price: euros(350), taxRate: 22, station: 'bar', recipeId: 'cola' },
  cover: { name: 'Cover charge', price: euros(200), taxRate: 10 },
  tiramisu: { name: 'Tiramisù', price: euros(600), taxRate: 10, available: false },
};

const under = (collection: string, documents: Readonly<Record<string, Fields>>): Record<string, Fields> =>
  Object.fromEntries(Object.entries(documents).map(([id, data]) => [`${house}/${collection}/${id}`, data]));

/** A restaurant with its people, a menu, a kitchen and a bar, tables and a stock; `more` adds documents or replaces them. */
export const pizzeria = (more: Readonly<Record<string, Fields>> = {}): Stage =>
  given('pizzeria', evening, {
    [house]: {
      name: 'Pizzeria',
      kind: 'restaurant',
      timeZone: 'Europe/Rome',
      currency: 'EUR',
      modules: ['restaurant', 'stock'],
      ownerId: 'olga',
      settings: {},
      ...stamps,
    },
    ...under('members', {
      olga: { role: 'owner', active: true, ...stamps },
      sam: { role: 'staff', active: true, ...stamps },
      sue: { role: 'staff', active: true, ...stamps },
      kim: { role: 'kitchen', active: true, ...stamps },
      fred: { role: 'staff', active: false, ...stamps },
    }),
    ...under('ingredients', stock),
    ...under('recipes', recipes),
    ...under(
      'menuItems',
      Object.fromEntries(
        Object.entries(menu).map(([id, item]) => [id, { available: true, station: 'kitchen', ...item }]),
      ),
    ),
    ...under('tables', {
      t1: { name: 'One', seats: 4, status: 'available' },
      t2: { name: 'Two', seats: 2, status: 'available' },
    }),
    ...more,
  });

/** One document of the house, changed. */
export const having = (collection: string, id: string, data: Fields): Record<string, Fields> => ({
  [`${house}/${collection}/${id}`]: data,
});

export const line = (lineId: string, menuItemId: string, quantity = 1) => ({ lineId, menuItemId, quantity });

export const storedOrder = ({ store }: Stage, orderId = 'o'): Order =>
  orderSchema.parse(store.get(orderRef('pizzeria', orderId).path));

export const storedTable = ({ store }: Stage, tableId = 't1'): Table =>
  tableSchema.parse(store.get(tableRef('pizzeria', tableId).path));

export const storedIngredient = ({ store }: Stage, ingredientId: string): Ingredient =>
  ingredientSchema.parse(store.get(ingredientRef('pizzeria', ingredientId).path));

/** A stage with order `o` at table One: a margherita and two colas, confirmed if asked for. */
export const withOrder = ({ confirmed = false } = {}, more: Readonly<Record<string, Fields>> = {}): Stage => {
  const stage = pizzeria(more);
  const lines = [line('a', 'margherita'), line('b', 'cola', 2)];
  stage.pass('order.place', { orderId: 'o', tableId: 't1', lines }, { by: sam });
  if (confirmed) stage.pass('order.confirm', { orderId: 'o' }, { by: sam });
  return stage;
};
