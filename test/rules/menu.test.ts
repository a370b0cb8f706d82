import { doc, serverTimestamp, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { badIds, badNames, badNumbers, badPrices, badTexts, goodNames } from '../kit/bad-fields.ts';
import { testRecordRules } from '../kit/record-rules.ts';
import { denyThenAllow, everyoneBut, type Fields, openStage, type Person } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('menu');

const price = { amount: 900, currency: 'EUR' };

testRecordRules(stage, {
  collection: 'categories',
  valid: sampleAt('categories/pizza'),
  good: [
    ...goodNames('name'),
    ['a name of 200 characters', { name: 'x'.repeat(200) }],
    ['the first place', { sortOrder: 0 }],
    ['the last place', { sortOrder: 1_000_000 }],
  ],
  bad: [
    ['an unknown key', { colour: 'red' }],
    ...badNames('name'),
    ...badNumbers('sortOrder', -1, 1_000_001),
    ['half a place', { sortOrder: 0.5 }],
  ],
  needed: ['name', 'sortOrder', 'createdAt', 'updatedAt'],
  change: { name: 'Pizze' },
});

testRecordRules(stage, {
  collection: 'menuItems',
  valid: sampleAt('menuItems/margherita'),
  good: [
    ...goodNames('name'),
    ['nothing more', {}],
    ['no price', { price: { ...price, amount: 0 } }],
    ['a tax in fractions', { taxRate: 5.5 }],
    ['no tax', { taxRate: 0 }],
    ['nothing but tax', { taxRate: 100 }],
    ['all there is to say', { categoryId: 'pizza', recipeId: 'margherita', portions: 1.5, sortOrder: 0 }],
    ['a millionth of a portion', { portions: 0.000_001 }],
    ['a thousand million portions', { portions: 1_000_000_000 }],
    ['0.07 portions', { portions: 0.07 }],
    ['a description of 2000 characters', { description: 'x'.repeat(2000) }],
    ['a station of 40 characters', { station: 'x'.repeat(40) }],
  ],
  bad: [
    ['an unknown key', { cost: price }],
    ['a margin', { profitMargin: 60 }],
    ...badNames('name'),
    ...badPrices('price'),
    ['text for available', { available: 'yes' }],
    ['null for available', { available: null }],
    ['a station of two words', { station: 'pizza oven' }],
    ['a station in capitals', { station: 'Oven' }],
    ['a station of 41 characters', { station: 'x'.repeat(41) }],
    ['a list for a station', { station: ['oven'] }],
    ...badNumbers('taxRate', -0.1, 100.1),
    ...badIds('categoryId'),
    ...badIds('recipeId'),
    ...badNumbers('portions', 0, 1_000_000_001),
    ['portions of seven decimals', { portions: 0.333_333_3 }],
    ...badTexts('description', 2000),
    ...badNumbers('sortOrder', -1, 1_000_001),
  ],
  needed: ['name', 'price', 'available', 'station', 'taxRate', 'createdAt', 'updatedAt'],
  change: { price: { ...price, amount: 1000 } },
});

testRecordRules(stage, {
  collection: 'menuItems/{id}/private',
  onlyId: 'costing',
  valid: sampleAt('menuItems/margherita/private/costing'),
  good: [
    ['no margin yet', {}],
    ['a margin', { profitMargin: 62.5 }],
    ['a loss', { profitMargin: -1_000_000 }],
    ['all of it', { profitMargin: 100 }],
  ],
  bad: [['an unknown key', { price }], ...badPrices('cost'), ...badNumbers('profitMargin', -1_000_001, 100.1)],
  needed: ['cost', 'createdAt', 'updatedAt'],
  change: { cost: { ...price, amount: 400 } },
});

describe('rules for the availability of a menu item', () => {
  const item = async (more: Fields = {}) => {
    const path = `${await stage.openProvider()}/menuItems/margherita`;
    const stamped = { ...sampleAt('menuItems/margherita'), createdAt: new Date(0), updatedAt: new Date(0), ...more };
    await stage.put({ [path]: stamped });
    return path;
  };
  const soldOut = (by: Person = 'staff') => ({ available: false, ...stage.changed(by) });

  test.each(everyoneBut('owner', 'manager', 'staff'))('allow staff to change it and reject %s', async (person) => {
    const path = await item();
    await denyThenAllow(
      () => updateDoc(doc(stage.as(person), path), soldOut(person)),
      () => updateDoc(doc(stage.as('staff'), path), soldOut()),
    );
  });

  const beyond: [name: string, change: Fields][] = [
    ['the price', { price: { ...price, amount: 1 } }],
    ['the name', { name: 'Marinara' }],
    ['the station', { station: 'bar' }],
    ['the tax', { taxRate: 0 }],
    ['text for available', { available: 'no' }],
    ['an unknown key', { note: 'x' }],
    ["updatedAt from the device's clock", { updatedAt: new Date() }],
    ["another person's name", { updatedBy: 'somebody' }],
  ];

  test.each(beyond)('reject a change by staff to %s', async (_, change) => {
    const mine = doc(stage.as('staff'), await item());
    await denyThenAllow(
      () => updateDoc(mine, { ...soldOut(), ...change }),
      () => updateDoc(mine, soldOut()),
    );
  });

  test('reject deletes by staff', async () => {
    const mine = doc(stage.as('staff'), await item());
    await denyThenAllow(
      () => stage.remove('staff', mine.path),
      () => updateDoc(mine, soldOut()),
    );
  });

  test("require the author's own uid after a change by somebody else", async () => {
    const mine = doc(stage.as('staff'), await item({ updatedBy: stage.uid('manager') }));
    await denyThenAllow(
      () => updateDoc(mine, { available: false, updatedAt: serverTimestamp() }),
      () => updateDoc(mine, soldOut()),
    );
  });
});
