import { providerPath } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createHouse, importRecipes, manyRecipes, Platform } from '../kit/recipe-house.ts';
import { putRecords } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';

/** A database without the suite's triggers: the test runs the functions, and counts what they read and write. */
const openHouse = async () => {
  const database = openDatabase(newId('recipes'));
  const house = await createHouse(database);
  const at = (path: string) => database.doc(`${providerPath(house.providerId)}/${path}`);
  return { database, house, at, platform: new Platform(database, house.providerId) };
};

test('reads at most ten documents a recipe for an import, and no more for a larger one', async () => {
  const perRecipe: number[] = [];
  for (const count of [100, 300]) {
    const { platform, at } = await openHouse();
    await importRecipes(platform, manyRecipes(count));
    perRecipe.push(platform.operations.reads / count);
    console.log(`${count} recipes: ${platform.operations.reads} reads, ${platform.operations.writes} writes`);
    const last = await at(`recipes/r${count - 1}`).get();
    expect(last.data()).toMatchObject({ isAvailable: true, recipeIds: [`r${count - 10}`] });
    expect((await at(`recipes/r${count - 1}/private/costing`).get()).get('cost')).toMatchObject({ currency: 'EUR' });
  }
  const [small = 0, large = 0] = perRecipe;
  expect(small).toBeLessThanOrEqual(10);
  expect(large).toBeLessThanOrEqual(small * 1.1);
}, 300_000);

test.each([96, 192])(
  'writes at most twelve documents after a sale, with %d recipes of the same flour',
  async (count) => {
    const { database, house, at, platform } = await openHouse();
    await importRecipes(platform, manyRecipes(count));
    const { providerId, staffId } = house;
    const item = { name: 'Dish', price: euros(900), taxRate: 10, available: true, station: 'kitchen' };
    await putRecords(
      providerId,
      { menuItems: { a: { ...item, recipeId: 'r1' }, b: { ...item, recipeId: 'r11' } } },
      database,
    );
    const customer = { name: 'Ada', phone: '+39 06 1234567' };
    const sell = async (): Promise<number> => {
      const orderId = newId('order');
      const lines = ['a', 'b'].map((menuItemId) => ({ lineId: menuItemId, menuItemId, quantity: 1 }));
      const send = (...[type, payload]: [Parameters<typeof makeCommand>[0], object]) =>
        mustRun(userActor(staffId), makeCommand(type, providerId, payload as never), new Date(), database);
      await send('order.place', { orderId, lines, customer });
      await send('order.confirm', { orderId });
      await send('order.complete', { orderId, payment: { method: 'cash' } });
      const before = platform.operations.writes;
      await platform.settle();
      return platform.operations.writes - before;
    };
    await sell();
    const quiet = await sell();
    console.log(`a sale among ${count} recipes: ${quiet} writes`);
    expect(quiet).toBeLessThanOrEqual(12);

    // Enough flour for these two dishes, and for no other one after them.
    await at('ingredients/flour').update({ currentStock: 250 });
    const loud = await sell();
    const gone = await at('recipes/r1').parent.where('isAvailable', '==', false).count().get();
    console.log(`a sale that ends ${gone.data().count} dishes: ${loud} writes`);
    expect(gone.data().count).toBe(count);
    expect(loud).toBeLessThanOrEqual(12 + 2 * count);
  },
  300_000,
);
