import { badNames, goodNames } from '../kit/bad-fields.ts';
import { testRecordRules } from '../kit/record-rules.ts';
import { type Fields, openStage } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('plans');

const plan: Fields = sampleAt('plans/club');
const price = { amount: 1900, currency: 'EUR' };

const badFields: [name: string, fields: Fields][] = [
  ['an unknown key', { discount: 5 }],
  ...badNames('name'),
  ['no months', { periodMonths: 0 }],
  ['negative months', { periodMonths: -1 }],
  ['half a month', { periodMonths: 0.5 }],
  ['121 months', { periodMonths: 121 }],
  ['text for months', { periodMonths: '1' }],
  ['null for months', { periodMonths: null }],
  ['a bare number for a price', { price: 1900 }],
  ['null for a price', { price: null }],
  ['an empty price', { price: {} }],
  ['a price without currency', { price: { amount: 1900 } }],
  ['a price without amount', { price: { currency: 'EUR' } }],
  ['a price with another key', { price: { ...price, tax: 19 } }],
  ['a negative price', { price: { ...price, amount: -1 } }],
  ['a price in fractions', { price: { ...price, amount: 18.99 } }],
  ['text for an amount', { price: { ...price, amount: '1900' } }],
  ['an amount beyond reason', { price: { ...price, amount: 1_000_000_000_001 } }],
  ['the wrong currency', { price: { ...price, currency: 'USD' } }],
  ['a currency in small letters', { price: { ...price, currency: 'eur' } }],
];

const goodFields: [name: string, fields: Fields][] = [
  ...goodNames('name'),
  ['a month', {}],
  ['ten years', { periodMonths: 120 }],
  ['no price', { price: { ...price, amount: 0 } }],
  ['the highest price', { price: { ...price, amount: 1_000_000_000_000 } }],
  ['a name of 200 characters', { name: 'x'.repeat(200) }],
];

const needed = ['name', 'periodMonths', 'price', 'createdAt', 'updatedAt'];

testRecordRules(stage, {
  collection: 'plans',
  valid: plan,
  good: goodFields,
  bad: badFields,
  needed,
  change: { name: 'Club and sauna' },
});
