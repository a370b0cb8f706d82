import { deleteField, doc, setDoc, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { badNames, badNumbers, badPrices, goodNames } from '../kit/bad-fields.ts';
import { testRecordRules } from '../kit/record-rules.ts';
import { denyThenAllow, type Fields, openStage } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('ingredients');

const most = 1_000_000_000;

/** Stock fields that commands write. */
const kept: Fields = {
  currentStock: 500,
  stockStatus: 'NORMAL',
  stockPercentage: 50,
  daysRemaining: 4,
  version: 2,
  lastCommandId: 'c',
};

const amounts = ['reorderPoint', 'maxStock', 'usageRate'] as const;

testRecordRules(stage, {
  collection: 'ingredients',
  valid: sampleAt('ingredients/flour'),
  good: [
    ...goodNames('name'),
    ['a name and a unit', {}],
    ...['g', 'kg', 'ml', 'l', 'piece'].map((unit): [string, Fields] => [`a stock by ${unit}`, { unit }]),
    ['every optional field', { reorderPoint: 0, maxStock: most, usageRate: 0.000_001, allowNegative: true }],
  ],
  bad: [
    ['an unknown key', { supplier: 'x' }],
    ...badNames('name'),
    ['an unknown unit', { unit: 'cup' }],
    ['null for a unit', { unit: null }],
    ['a list for a unit', { unit: ['g'] }],
    ...amounts.flatMap((field) => badNumbers(field, -0.1, most + 1)),
    ['a reorder point of seven decimals', { reorderPoint: 0.333_333_3 }],
    ['text for allowNegative', { allowNegative: 'yes' }],
    ['null for allowNegative', { allowNegative: null }],
    ...Object.entries(kept).map(([key, value]): [string, Fields] => [`${key} of the device's own`, { [key]: value }]),
  ],
  needed: ['name', 'unit', 'createdAt', 'updatedAt'],
  change: { reorderPoint: 1000 },
});

testRecordRules(stage, {
  collection: 'ingredients/{id}/private',
  onlyId: 'costing',
  valid: sampleAt('ingredients/flour/private/costing'),
  good: [
    ['the price of a sack', { quantity: 25_000 }],
    ['the price of a pinch', { quantity: 0.000_001 }],
  ],
  bad: [['an unknown key', { supplier: 'x' }], ...badPrices('cost'), ...badNumbers('quantity', 0, most + 1)],
  needed: ['cost', 'quantity', 'createdAt', 'updatedAt'],
  change: { quantity: 500 },
});

describe('rules for an ingredient', () => {
  const ingredient = async (stock: Fields) => {
    const path = `${await stage.openProvider()}/ingredients/flour`;
    const stored = { ...sampleAt('ingredients/flour'), ...stock, createdAt: new Date(0), updatedAt: new Date(0) };
    await stage.put({ [path]: stored });
    return doc(stage.as('manager'), path);
  };

  test('require a stock of zero in a new ingredient', async () => {
    const provider = await stage.openProvider();
    const fresh = { ...sampleAt('ingredients/flour'), ...stage.added('owner') };
    const mine = doc(stage.as('owner'), `${provider}/ingredients/flour`);
    await denyThenAllow(
      () => setDoc(mine, { ...fresh, currentStock: '0' }),
      () => setDoc(mine, { ...fresh, currentStock: 0 }),
    );
  });

  test.each(Object.keys(kept))("reject a device's update that removes %s", async (key) => {
    const mine = await ingredient(kept);
    await denyThenAllow(
      () => updateDoc(mine, { reorderPoint: 100, ...stage.changed('manager'), [key]: deleteField() }),
      () => updateDoc(mine, { reorderPoint: 100, ...stage.changed('manager') }),
    );
  });

  test('reject another unit once the ingredient has had stock', async () => {
    const mine = await ingredient(kept);
    await denyThenAllow(
      () => updateDoc(mine, { unit: 'kg', ...stage.changed('manager') }),
      () => updateDoc(mine, { unit: 'g', name: 'Flour 00', ...stage.changed('manager') }),
    );
  });

  test.each([{}, { currentStock: 0, version: 0 }])('allow another unit before the first stock (%j)', async (stock) => {
    const mine = await ingredient(stock);
    await denyThenAllow(
      () => updateDoc(mine, { unit: 'cup', ...stage.changed('manager') }),
      () => updateDoc(mine, { unit: 'kg', ...stage.changed('manager') }),
    );
  });
});
