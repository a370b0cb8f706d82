import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { root } from '../../scripts/root.ts';
import { firestore } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';

const folder = await mkdtemp(join(tmpdir(), 'counterfoil-import-'));

const writeCsv = async (name: string, rows: readonly string[], encoding: BufferEncoding = 'utf8'): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, rows.join('\r\n'), encoding);
  return path;
};

/** A manual stock count between two imports. */
const countStock = async (providerId: string, ingredientId: string, counted: number): Promise<void> => {
  const now = new Date();
  const payload = { ingredientId, counted };
  const command = { id: newId('count'), type: 'stock.count', providerId, payload, issuedAt: now.toISOString() };
  const actor: Actor = { kind: 'system', name: 'test' };
  await executeBatch({ firestore, clock: () => now }, actor, [command]);
};

/** Runs the command as a user types it. */
const importing = (what: string, path: string, ...options: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const command = [join(root, 'scripts/import.ts'), what, path, ...options];
    execFile(process.execPath, command, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });

const provider = (providerId: string) => firestore.doc(`serviceProviders/${providerId}`);

const get = async (providerId: string, path: string) =>
  (await firestore.doc(`${provider(providerId).path}/${path}`).get()).data();

test('imports a bakery from three files: stock with costs, bread made of dough, and the menu', async () => {
  const { providerId } = await createRestaurant({});
  const to = ['--provider', providerId];
  const stock = await writeCsv('stock.csv', [
    'id,name,unit,counted,reorderPoint,maxStock,usageRate,allowNegative,cost,costQuantity',
    'flour,Wheat flour,kg,50,10,100,8,,0.85,',
    'salt,Salt,g,2000,,,,yes,1.20,1000',
    'water,Water,l,,,,,yes,,',
  ]);
  const recipes = await writeCsv('recipes.csv', [
    'recipe,name,menuItem,yield,yieldUnit,ingredient,subRecipe,quantity,unit',
    'loaf,Loaf,loaf,,,,dough,800,g',
    'dough,Wheat dough,,1.6,kg,flour,,1,kg',
    'dough,,,,,water,,600,ml',
    'dough,,,,,salt,,20,',
  ]);
  const menu = await writeCsv(
    'menu.csv',
    ['name,category,price,taxRate,station,recipe', 'Bauernbrötchen,Brote,4.20,7,oven,loaf', 'Kaffee,Getränke,2.5,19,,'],
    'latin1',
  );
  expect(await importing('stock', stock, ...to)).toMatchObject({ code: 0 });
  expect(await importing('recipes', recipes, ...to)).toMatchObject({ code: 0 });
  expect(await importing('menu', menu, ...to)).toMatchObject({ code: 0 });
  for (const [what, path] of Object.entries({ recipes, menu })) {
    expect((await importing(what, path, ...to)).output).toMatch(/"created": 0,\s*"changed": 0/);
  }

  expect(await get(providerId, 'ingredients/flour')).toMatchObject({
    currentStock: 50,
    maxStock: 100,
    stockStatus: 'NORMAL',
  });
  expect(await get(providerId, 'ingredients/salt/private/costing')).toMatchObject({
    cost: { amount: 120, currency: 'EUR' },
    quantity: 1000,
  });
  expect(await get(providerId, 'recipes/dough')).toMatchObject({ yield: { quantity: 1.6, unit: 'kg' } });
  expect(await get(providerId, 'menuItems/bauernbrotchen')).toMatchObject({
    name: 'Bauernbrötchen',
    categoryId: 'brote',
    price: { amount: 420, currency: 'EUR' },
    station: 'oven',
    recipeId: 'loaf',
    updatedBy: 'system:import',
  });
  expect(await get(providerId, 'categories/getranke')).toMatchObject({ name: 'Getränke', sortOrder: 1 });
  const logs = await provider(providerId).collection('stockLogs').get();
  expect(logs.docs.map((log) => [log.get('ingredientId'), log.get('quantityAfter')]).sort()).toEqual([
    ['flour', 50],
    ['salt', 2000],
  ]);
});

test('reports bad rows by line, repeats nothing on a second run, and imports corrected rows', async () => {
  const { providerId } = await createRestaurant();
  const to = ['--provider', providerId];
  const rows = (pepper: string) => [
    'id,name,unit,counted,cost',
    'flour,Flour,kg,50,0.85',
    pepper,
    'oil,Oil,barrel,1,',
    'sugar,Sugar,kg,-3,',
    'flour,Flour again,kg,1,',
    'yeast,Yeast,g,250,0.001',
    'eggs,Eggs,piece,90,',
  ];
  const file = await writeCsv('bad.csv', rows('pepper,Pepper,g,a lot,'));
  const dry = await importing('stock', file, ...to, '--dry-run');
  expect(dry.code).toBe(1);
  for (const said of ['line 3: left out: counted', 'line 4: left out: unit', 'line 5: left out: counted']) {
    expect(dry.output).toContain(said);
  }
  expect(dry.output).toContain('line 6: left out: id: the same as in line 2');
  expect(dry.output).toContain('line 7: left out: cost: 0.001 is not an amount of EUR');
  expect(await get(providerId, 'ingredients/flour')).toBeUndefined();

  const report = join(folder, 'report.json');
  expect((await importing('stock', file, ...to, '--report', report)).code).toBe(1);
  const first = JSON.parse(await readFile(report, 'utf8'));
  expect(first).toMatchObject({ created: 3, counted: 2, countedBefore: 0, interrupted: false });
  await importing('stock', file, ...to, '--report', report);
  expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
    created: 0,
    unchanged: 3,
    counted: 0,
    countedBefore: 2,
  });

  await countStock(providerId, 'eggs', 12);
  const mended = await writeCsv('bad.csv', rows('pepper,Pepper,g,500,').with(1, 'flour,Flour,kg,55,0.85'));
  await importing('stock', mended, ...to);
  expect(await get(providerId, 'ingredients/pepper')).toMatchObject({ currentStock: 500 });
  expect(await get(providerId, 'ingredients/flour')).toMatchObject({ currentStock: 55 });
  expect(await get(providerId, 'ingredients/eggs')).toMatchObject({ currentStock: 12 });
});

test('counts the same figures again under another count name or file name', async () => {
  const { providerId } = await createRestaurant({});
  const rows = ['name,unit,counted', 'Eggs,piece,90'];
  const monday = await writeCsv('monday.csv', rows);
  const eggsAfter = async (path: string, ...options: string[]) => {
    await countStock(providerId, 'eggs', 12);
    await importing('stock', path, '--provider', providerId, ...options);
    return (await get(providerId, 'ingredients/eggs'))?.currentStock;
  };
  await importing('stock', monday, '--provider', providerId);
  expect(await eggsAfter(monday)).toBe(12);
  expect(await eggsAfter(await writeCsv('tuesday.csv', rows))).toBe(90);
  expect(await eggsAfter(monday, '--count', 'wednesday')).toBe(90);
  expect(await eggsAfter(await writeCsv('copy.csv', rows), '--count', 'wednesday')).toBe(12);
});

test('keeps values of managers and staff where the file has an empty cell', async () => {
  const { providerId } = await createRestaurant();
  const to = ['--provider', providerId];
  const [stock, cola] = ['ingredients/mozzarella', 'menuItems/cola'];
  await provider(providerId).collection('ingredients').doc('mozzarella').update({ allowNegative: true });
  await firestore
    .doc(`${provider(providerId).path}/${stock}/private/costing`)
    .set({ cost: { amount: 700, currency: 'EUR' }, quantity: 1000 });
  await provider(providerId).collection('menuItems').doc('cola').update({ available: false });
  await provider(providerId).collection('recipes').doc('cola').update({ name: 'A cola', menuItemId: 'cola' });

  const columns = 'id,name,unit,reorderPoint,maxStock,allowNegative,cost';
  await importing('stock', await writeCsv('few.csv', [columns, 'mozzarella,Fior di latte,g,,6000,,7.5']), ...to);
  await importing('menu', await writeCsv('prices.csv', ['id,name,category,price', 'cola,Cola,Drinks,3.80']), ...to);
  await importing('recipes', await writeCsv('big.csv', ['recipe,ingredient,quantity', 'cola,cola,2']), ...to);

  expect(await get(providerId, stock)).toMatchObject({
    name: 'Fior di latte',
    maxStock: 6000,
    reorderPoint: 300,
    usageRate: 1000,
    allowNegative: true,
  });
  expect(await get(providerId, `${stock}/private/costing`)).toMatchObject({
    cost: { amount: 750, currency: 'EUR' },
    quantity: 1000,
  });
  expect(await get(providerId, cola)).toMatchObject({
    price: { amount: 380, currency: 'EUR' },
    taxRate: 22,
    available: false,
    station: 'bar',
    recipeId: 'cola',
  });
  expect(await get(providerId, 'categories/drinks')).toMatchObject({ name: 'Drinks', sortOrder: 2 });
  expect(await get(providerId, 'recipes/cola')).toMatchObject({
    name: 'A cola',
    menuItemId: 'cola',
    ingredients: [{ ingredientId: 'cola', quantity: 2 }],
  });
});

test('keeps the unit of an ingredient that had stock, and corrects the unit of one that never had', async () => {
  const { providerId } = await createRestaurant();
  await countStock(providerId, 'mozzarella', 800);
  const file = await writeCsv('units.csv', [
    'id,name,unit,counted',
    'mozzarella,Mozzarella,kg,2',
    'cola,Cola,l,10',
    'oil,Oil,l,5',
  ]);
  const { code, output } = await importing('stock', file, '--provider', providerId);
  expect(code).toBe(1);
  expect(output).toContain('line 2: left out: unit: its stock is already counted in g');
  expect(await get(providerId, 'ingredients/mozzarella')).toMatchObject({ unit: 'g', currentStock: 800 });
  expect(await get(providerId, 'ingredients/cola')).toMatchObject({ unit: 'l', currentStock: 10 });
  expect(await get(providerId, 'ingredients/oil')).toMatchObject({ unit: 'l', currentStock: 5 });
});

test('imports the same file for a second provider', async () => {
  const file = await writeCsv('chain.csv', ['name,unit,counted', 'Eggs,piece,90']);
  for (const { providerId } of [await createRestaurant({}), await createRestaurant({})]) {
    expect(await importing('stock', file, '--provider', providerId)).toMatchObject({ code: 0 });
    expect(await get(providerId, 'ingredients/eggs')).toMatchObject({ currentStock: 90 });
  }
});

test('skips a whole recipe with a bad row, a cycle, or a missing component', async () => {
  const { providerId } = await createRestaurant();
  const file = await writeCsv('circles.csv', [
    'recipe,ingredient,subRecipe,quantity,unit',
    'good,mozzarella,,10,g',
    'half,mozzarella,,10,g',
    'half,cola,,none,',
    'egg,,hen,1,',
    'hen,,egg,1,',
    'odd,truffle,,1,g',
    'both,cola,good,1,',
  ]);
  const { code, output } = await importing('recipes', file, '--provider', providerId);
  expect(code).toBe(1);
  expect(output).toContain('line 4: left out: quantity');
  expect(output).toContain('line 5: left out: subRecipe: it contains itself');
  expect(output).toContain('line 7: left out: ingredient: there is no truffle');
  expect(output).toContain('line 8: left out: ingredient: either an ingredient or a subRecipe');
  const recipes = await provider(providerId).collection('recipes').listDocuments();
  expect(recipes.map(({ id }) => id).sort()).toEqual(['cola', 'good', 'margherita']);
});

test('skips an impossible recipe and every recipe that contains it', async () => {
  const { providerId } = await createRestaurant();
  await provider(providerId).collection('ingredients').doc('basil').collection('private').doc('costing').set({});
  const recipesOfProvider = provider(providerId).collection('recipes');
  await recipesOfProvider.doc('stale').set({ ingredients: [{ ingredientId: 'basil', quantity: 1 }] });
  await recipesOfProvider
    .doc('sauce')
    .set({ ingredients: [{ ingredientId: 'mozzarella', quantity: 1, unit: 'kg' }], yield: { quantity: 2, unit: 'l' } });
  const file = await writeCsv('hopeless.csv', [
    'recipe,ingredient,subRecipe,quantity,unit',
    'menu,,dish,1,',
    'dish,mozzarella,,10,g',
    'dish,,filling,1,',
    'filling,mozzarella,,10,g',
    'filling,cola,,100,g',
    'pesto,basil,,5,g',
    'fine,mozzarella,,0.0000001,kg',
    'sauce,mozzarella,,2,kg',
    'plate,,sauce,250,ml',
    'drink,mozzarella,,10,g',
    'drink,,sauce,100,g',
    'salad,,stale,1,',
    'cola,truffle,,1,',
    'spritz,,cola,1,',
  ]);
  const { code, output } = await importing('recipes', file, '--provider', providerId);
  expect(code).toBe(1);
  expect(output).toContain('line 2: left out: subRecipe: filling is left out too');
  expect(output).toContain('line 4: left out: subRecipe: filling is left out too');
  expect(output).toContain('line 6: left out: unit: cola is counted in piece, not in g');
  expect(output).toContain('line 7: left out: ingredient: there is no basil');
  expect(output).toContain('line 8: left out: quantity: must have at most six decimals');
  expect(output).toContain('line 12: left out: subRecipe: sauce does not have this unit');
  expect(output).toContain('line 13: left out: subRecipe: stale: ingredient: there is no basil');
  expect(output).toContain('line 14: left out: ingredient: there is no truffle');
  expect(output).toContain('line 15: left out: subRecipe: cola is left out too');
  const recipes = await recipesOfProvider.get();
  expect(recipes.docs.map(({ id }) => id).sort()).toEqual(['cola', 'margherita', 'plate', 'sauce', 'stale']);
});

test('reports a missing provider and a missing file', async () => {
  const file = await writeCsv('any.csv', ['name,price', 'Tea,2']);
  const nowhere = await importing('menu', file, '--provider', 'nowhere');
  expect(nowhere.code).toBe(1);
  expect(nowhere.output).toContain('there is no provider nowhere');
  const { providerId } = await createRestaurant();
  const missing = await importing('menu', join(folder, 'none.csv'), '--provider', providerId);
  expect(missing.code).toBe(1);
  expect(missing.output).toContain('none.csv');
  expect(missing.output).not.toContain('    at ');
});
