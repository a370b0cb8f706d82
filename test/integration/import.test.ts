import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';
import { firestore } from '../kit/admin.ts';
import { createRestaurant } from '../kit/restaurant.ts';

const folder = await mkdtemp(join(tmpdir(), 'counterfoil-import-'));

const writeCsv = async (name: string, rows: readonly string[], encoding: BufferEncoding = 'utf8'): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, rows.join('\r\n'), encoding);
  return path;
};

/** The command as somebody types it. */
const importing = (what: string, path: string, ...options: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const command = [join(root, 'scripts/import.ts'), what, path, ...options];
    execFile(process.execPath, command, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });

const house = (providerId: string) => firestore.doc(`serviceProviders/${providerId}`);

const get = async (providerId: string, path: string) =>
  (await firestore.doc(`${house(providerId).path}/${path}`).get()).data();

test('a bakery comes from three files: stock with its costs, bread made of dough, and what is sold', async () => {
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
  });
  expect(await get(providerId, 'categories/getranke')).toMatchObject({ name: 'Getränke', sortOrder: 1 });
  const logs = await house(providerId).collection('stockLogs').get();
  expect(logs.docs.map((log) => [log.get('ingredientId'), log.get('quantityAfter')]).sort()).toEqual([
    ['flour', 50],
    ['salt', 2000],
  ]);
});

test('bad rows are told by line and left out; run again, nothing is done twice; mended, the rest comes', async () => {
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
  expect(dry.output).toContain('line 7: left out: cost: 0.001 is no amount of EUR');
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

  const mended = await writeCsv('mended.csv', rows('pepper,Pepper,g,500,'));
  await importing('stock', mended, ...to);
  expect(await get(providerId, 'ingredients/pepper')).toMatchObject({ currentStock: 500 });
  expect(await get(providerId, 'ingredients/flour')).toMatchObject({ currentStock: 50 });
});

test('a recipe with a bad row, a circle, or what is not there, is left out whole', async () => {
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
  expect(output).toContain('line 5: left out: subRecipe: it comes back to itself');
  expect(output).toContain('line 7: left out: ingredient: there is no truffle');
  expect(output).toContain('line 8: left out: ingredient: either an ingredient or a subRecipe');
  const recipes = await house(providerId).collection('recipes').listDocuments();
  expect(recipes.map(({ id }) => id).sort()).toEqual(['cola', 'good', 'margherita']);
});

test('a house that is not there, and a file that is not there, are said so', async () => {
  const file = await writeCsv('any.csv', ['name,price', 'Tea,2']);
  const nowhere = await importing('menu', file, '--provider', 'nowhere');
  expect(nowhere.code).toBe(1);
  expect(nowhere.output).toContain('there is no house nowhere');
  const { providerId } = await createRestaurant();
  const missing = await importing('menu', join(folder, 'none.csv'), '--provider', providerId);
  expect(missing.code).toBe(1);
  expect(missing.output).toContain('none.csv');
  expect(missing.output).not.toContain('    at ');
});
