import { customerIdOf } from '@counterfoil/domain';
import { FieldPath, FieldValue } from 'firebase-admin/firestore';
import { change, copy, drop, firstWith, off, type Variant } from './variant.ts';
import type { DamagedWorld } from './world.ts';

const ada = customerIdOf({ phone: '+39061234567' }) ?? '';
const customer = (world: DamagedWorld) => world.at(`customers/${ada}`);
const below = (path: string) => (world: DamagedWorld) => world.at(path);
const ofAda = (order: string) => () => `endUsers/ada/orders/${order}`;

/** A log of an ingredient at a version. */
const log = (
  name: string,
  ingredientId: string,
  version: number,
  fields?: (amount: number) => Record<string, unknown>,
): Variant => ({
  name,
  damage: async (world, amount) => {
    const { docs } = await world.firestore
      .collection(world.at('stockLogs'))
      .where('ingredientId', '==', ingredientId)
      .get();
    const one = docs.find((document) => document.get('version') === version);
    if (!one) throw new Error(`${ingredientId} has no version ${version}`);
    if (!fields) await one.ref.delete();
    else await one.ref.update(fields(amount));
    return [[fields ? 'stockLog.differs' : 'stockLog.missing', one.ref.path]];
  },
});

const day = (name: string, path: readonly string[]): Variant => ({
  name,
  damage: async (world, amount) => {
    const shard = await firstWith(world.firestore, world.at('days'), 'day', '2026-05-08');
    await shard.ref.update(new FieldPath(...path), off(amount));
    return [['day.differs', world.at('days/2026-05-08_0')]];
  },
});

export const restaurantVariants: readonly Variant[] = [
  change('a table that lost its order', below('tables/t0'), 'table.differs', () => ({ orderId: FieldValue.delete() })),
  change('a table that names a closed order', below('tables/t1'), 'table.differs', () => ({
    orderId: 'order-3',
    status: 'occupied',
  })),
  change('a table that names another order', below('tables/t0'), 'table.differs', () => ({ orderId: 'order-1' })),
  change('a stock off', below('ingredients/cola'), 'stock.differs', (_, n) => ({ currentStock: off(n) })),
  change('a stock below its logs', below('ingredients/mozzarella'), 'stock.differs', (_, n) => ({
    currentStock: off(-n),
  })),
  log('a log missing', 'mozzarella', 2),
  log('the first log missing', 'cola', 1),
  log('a log of another quantity', 'flour', 2, (n) => ({ quantityChanged: -n })),
  log('a log that begins elsewhere', 'mozzarella', 2, (n) => ({ quantityBefore: n })),
  day('sales of a day too high', ['sales']),
  day('an item of a day too high', ['items', 'margherita', 'quantity']),
  day('a member of a day too high', ['staff', 'nobody', 'served']),
  change('points of a customer off', customer, 'customer.differs', (_, n) => ({ loyaltyPoints: off(n) })),
  change('a customer who spent more', customer, 'customer.differs', (_, n) => ({ 'totalSpent.amount': off(n) })),
  change('a customer without favourites', customer, 'customer.differs', () => ({ favoriteItems: [] })),
  drop('a customer deleted', customer, 'customer.missing'),
  copy('a customer without an order', customer, below('customers/stranger'), 'customer.stray'),
  change('a recipe shown as sold out', below('recipes/margherita'), 'recipe.differs', () => ({
    isAvailable: false,
    maxPossibleQuantity: 0,
  })),
  change('a recipe that misses nothing', below('recipes/special'), 'recipe.differs', () => ({
    missingIngredients: ['salt'],
  })),
  drop("a customer's order lost", ofAda('order-1'), 'orderReference.missing'),
  change("a customer's order with another total", ofAda('order-2'), 'orderReference.differs', (_, n) => ({
    'total.amount': n,
  })),
  change("a customer's order in another status", ofAda('order-2'), 'orderReference.differs', () => ({
    status: 'cancelled',
  })),
];
