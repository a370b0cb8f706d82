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
import { pizzeriaProfile, pizzeriaRecords as records } from './fixtures/pizzeria.ts';
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
const house = 'serviceProviders/pizzeria';

/** Stock of the first evening; none of the salt, which is never counted exactly. */
const stock: Readonly<Record<string, Fields>> = {
  flour: { ...records.ingredients.flour, currentStock: 10, version: 1 },
  mozzarella: { ...records.ingredients.mozzarella, currentStock: 1000, version: 1 },
  salt: { ...records.ingredients.salt, currentStock: 0 },
  cola: { ...records.ingredients.cola, currentStock: 24, version: 1 },
};

const under = (collection: string, documents: Readonly<Record<string, Fields>>): Record<string, Fields> =>
  Object.fromEntries(Object.entries(documents).map(([id, data]) => [`${house}/${collection}/${id}`, data]));

/** A restaurant with its people, a menu, a kitchen and a bar, tables and a stock; `more` adds documents or replaces them. */
export const pizzeria = (more: Readonly<Record<string, Fields>> = {}): Stage =>
  given('pizzeria', evening, {
    [house]: {
      ...pizzeriaProfile,
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
    ...under('recipes', records.recipes),
    ...under('menuItems', records.menuItems),
    ...under('tables', records.tables),
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
