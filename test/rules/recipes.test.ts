import { deleteField, doc, setDoc, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { badIds, badNames, goodNames } from '../kit/bad-fields.ts';
import { testRecordRules } from '../kit/record-rules.ts';
import { denyThenAllow, type Fields, openStage } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('recipes');

const flour = { ingredientId: 'flour', quantity: 250 };

/** The largest components: every field set, and ids of 128 characters. */
const full = (count: number): Fields[] =>
  Array.from({ length: count }, (_, n) => ({
    [n % 2 ? 'ingredientId' : 'recipeId']: `${n}-`.padEnd(128, 'x'),
    quantity: 0.25,
    unit: 'piece',
  }));

const badComponents: [name: string, component: unknown][] = [
  ['text', 'flour'],
  ['null', null],
  ['nothing', {}],
  ['no ingredient', { quantity: 1 }],
  ['a unit in place of an ingredient', { quantity: 1, unit: 'g' }],
  ['no quantity', { ingredientId: 'flour' }],
  ['an ingredient and a recipe', { ...flour, recipeId: 'dough' }],
  ['an ingredient and an empty recipe', { ...flour, recipeId: '' }],
  ['an ingredient, a recipe and a unit', { ...flour, recipeId: 'dough', unit: 'g' }],
  ['an unknown key', { ...flour, note: 'fine' }],
  ['an unknown key and a unit', { ...flour, note: 'fine', unit: 'g' }],
  ['a quantity of zero', { ...flour, quantity: 0 }],
  ['less than a millionth', { ...flour, quantity: 0.000_000_9 }],
  ['a negative quantity', { ...flour, quantity: -1 }],
  ['more than a thousand million', { ...flour, quantity: 1_000_000_001 }],
  ['a quantity that is no number', { ...flour, quantity: Number.NaN }],
  ['an infinite quantity', { ...flour, quantity: Number.POSITIVE_INFINITY }],
  ['text for a quantity', { ...flour, quantity: '250' }],
  ['null for a quantity', { ...flour, quantity: null }],
  ['an unknown unit', { ...flour, unit: 'cup' }],
  ['a dash for a unit', { ...flour, unit: '-' }],
  ['null for a unit', { ...flour, unit: null }],
  ['an empty ingredient', { ingredientId: '', quantity: 1 }],
  ['an empty recipe', { recipeId: '', quantity: 1 }],
  ['a path for an ingredient', { ingredientId: 'a/b', quantity: 1 }],
  ['a slash before an ingredient', { ingredientId: '/dough', quantity: 1 }],
  ['two ingredients in one', { ingredientId: 'flour salt', quantity: 1 }],
  ['a line break in an ingredient', { ingredientId: 'flour\n', quantity: 1 }],
  ['a number for an ingredient', { ingredientId: 7, quantity: 1 }],
  ['true for an ingredient', { ingredientId: true, quantity: 1 }],
  ['a number for a recipe', { recipeId: 7, quantity: 1 }],
  ['null for a recipe', { recipeId: null, quantity: 1 }],
  ['an id of 129 characters', { ingredientId: 'x'.repeat(129), quantity: 1 }],
];

const badLists: [name: string, ingredients: unknown][] = [
  ['text for a list', 'flour'],
  ['a map for a list', flour],
  ['null for a list', null],
  ['19 components', full(19)],
  ...badComponents.map(([name, component]): [string, unknown] => [`a component that is ${name}`, [flour, component]]),
  ...[0, 11, 17].map((place): [string, unknown] => [
    `a bad component in place ${place}`,
    full(18).map((component, n) => (n === place ? { ...component, quantity: 0 } : component)),
  ]),
];

const kept: Fields = {
  isAvailable: false,
  maxPossibleQuantity: 0,
  missingIngredients: [],
  ingredientIds: ['flour'],
  recipeIds: ['dough'],
  problem: { reason: 'missing', recipeId: 'dough' },
};

testRecordRules(stage, {
  collection: 'recipes',
  valid: sampleAt('recipes/margherita'),
  good: [
    ...goodNames('name'),
    ['no components yet', { ingredients: [] }],
    [
      '18 components',
      { ingredients: full(18), name: 'x'.repeat(200), menuItemId: 'm', yield: { quantity: 8, unit: 'piece' } },
    ],
    ...['g', 'kg', 'ml', 'l', 'piece'].map((unit): [string, Fields] => [
      `a quantity by ${unit}`,
      { ingredients: [{ ...flour, unit }] },
    ]),
    ['the largest quantity', { ingredients: [{ ...flour, quantity: 1_000_000_000 }] }],
    ['a yield', { yield: { quantity: 0.5, unit: 'kg' } }],
  ],
  bad: [
    ['an unknown key', { vegan: true }],
    ...badNames('name'),
    ...badIds('menuItemId'),
    ...badLists.map(([name, ingredients]): [string, Fields] => [name, { ingredients }]),
    ['a number for a yield', { yield: 1 }],
    ['a yield without unit', { yield: { quantity: 1 } }],
    ['a yield without quantity', { yield: { unit: 'g' } }],
    ['a yield of zero', { yield: { quantity: 0, unit: 'g' } }],
    ['a yield in cups', { yield: { quantity: 1, unit: 'cup' } }],
    ['a yield with another key', { yield: { quantity: 1, unit: 'g', loss: 0.1 } }],
    ...Object.entries(kept).map(([key, value]): [string, Fields] => [`${key} of the device's own`, { [key]: value }]),
  ],
  needed: ['ingredients', 'createdAt', 'updatedAt'],
  change: { name: 'Margherita' },
});

describe('rules for a recipe', () => {
  test('reject a recipe that contains itself, and allow an ingredient with the same id', async () => {
    const mine = doc(stage.as('owner'), `${await stage.openProvider()}/recipes/sauce`);
    const list = (...ingredients: Fields[]) => ({ ingredients, ...stage.added('owner') });
    const itself = { recipeId: 'sauce', quantity: 1 };
    const other = { recipeId: 'sauces', quantity: 1 };
    await denyThenAllow(
      () => setDoc(mine, list(itself)),
      () => setDoc(mine, list(other)),
    );
    await denyThenAllow(
      () => updateDoc(mine, { ingredients: [flour, itself, other], ...stage.changed('owner') }),
      () => updateDoc(mine, { ingredients: [{ ...itself, recipeId: 'x-sauce' }], ...stage.changed('owner') }),
    );
    await denyThenAllow(
      () => updateDoc(mine, { ingredients: [flour, itself], ...stage.changed('owner') }),
      () =>
        updateDoc(mine, { ingredients: [flour, { ingredientId: 'sauce', quantity: 1 }], ...stage.changed('owner') }),
    );
  });

  test.each(Object.keys(kept))("reject a device's update that removes %s", async (key) => {
    const path = `${await stage.openProvider()}/recipes/margherita`;
    const stored = { ...sampleAt('recipes/margherita'), ...kept, createdAt: new Date(0), updatedAt: new Date(0) };
    await stage.put({ [path]: stored });
    const mine = doc(stage.as('manager'), path);
    const change = { ingredients: full(18), ...stage.changed('manager') };
    await denyThenAllow(
      () => updateDoc(mine, { ...change, [key]: deleteField() }),
      () => updateDoc(mine, change),
    );
    await denyThenAllow(
      () => setDoc(mine, { ...sampleAt('recipes/margherita'), createdAt: new Date(0), ...stage.changed('manager') }),
      () => updateDoc(mine, change),
    );
  });
});
