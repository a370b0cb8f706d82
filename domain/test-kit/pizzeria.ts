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
import { minuteMs } from '../src/kernel/time/durations.ts';
import { pizzeriaProfile, pizzeriaRecords as records } from './fixtures/pizzeria.ts';
import { given, type Stage } from './given.ts';

const user = (uid: string): Actor => ({ kind: 'user', uid });

export const olga = user('olga');
export const sam = user('sam');
export const sue = user('sue');
export const kim = user('kim');
export const guest = user('gina');

/** Friday, 20:00 in Rome. */
export const evening = new Date('2026-05-08T18:00:00Z');

export const minutesLater = (minutes: number): Date => new Date(evening.getTime() + minutes * minuteMs);

const stamps = { version: 1, lastCommandId: 'seed', createdAt: evening, updatedAt: evening };
const providerRoot = 'serviceProviders/pizzeria';

/** Initial stock. The salt has none, because nobody counts it exactly. */
const stock: Readonly<Record<string, Fields>> = {
  flour: { ...records.ingredients.flour, currentStock: 10, version: 1 },
  mozzarella: { ...records.ingredients.mozzarella, currentStock: 1000, version: 1 },
  salt: { ...records.ingredients.salt, currentStock: 0 },
  cola: { ...records.ingredients.cola, currentStock: 24, version: 1 },
};

const under = (collection: string, documents: Readonly<Record<string, Fields>>): Record<string, Fields> =>
  Object.fromEntries(Object.entries(documents).map(([id, data]) => [`${providerRoot}/${collection}/${id}`, data]));

/** A restaurant with members, menu, kitchen, bar, tables and stock. `more` adds or replaces documents. */
export const pizzeria = (more: Readonly<Record<string, Fields>> = {}): Stage =>
  given('pizzeria', evening, {
    [providerRoot]: {
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

/** One changed document of the provider. */
export const having = (collection: string, id: string, data: Fields): Record<string, Fields> => ({
  [`${providerRoot}/${collection}/${id}`]: data,
});

export const line = (lineId: string, menuItemId: string, quantity = 1) => ({ lineId, menuItemId, quantity });

export const storedOrder = ({ store }: Stage, orderId = 'o'): Order =>
  orderSchema.parse(store.get(orderRef('pizzeria', orderId).path));

export const storedTable = ({ store }: Stage, tableId = 't1'): Table =>
  tableSchema.parse(store.get(tableRef('pizzeria', tableId).path));

export const storedIngredient = ({ store }: Stage, ingredientId: string): Ingredient =>
  ingredientSchema.parse(store.get(ingredientRef('pizzeria', ingredientId).path));

/** A stage with order `o` at table One: a margherita and two colas, confirmed on request. */
export const withOrder = ({ confirmed = false } = {}, more: Readonly<Record<string, Fields>> = {}): Stage => {
  const stage = pizzeria(more);
  const lines = [line('a', 'margherita'), line('b', 'cola', 2)];
  stage.pass('order.place', { orderId: 'o', tableId: 't1', lines }, { by: sam });
  if (confirmed) stage.pass('order.confirm', { orderId: 'o' }, { by: sam });
  return stage;
};
