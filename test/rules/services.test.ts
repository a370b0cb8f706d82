import { badNames, goodNames } from '../kit/bad-fields.ts';
import { testRecordRules } from '../kit/record-rules.ts';
import { type Fields, openStage } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('services');

const service: Fields = sampleAt('services/cut');
const price = { amount: 2500, currency: 'EUR' };

const policy = { freeUntilHours: 24, feePercent: 50, noShowFeePercent: 100 };

const badTimePrices = [
  'mon 9:00-12:00 1',
  'mon 09:00-12:00 1.5',
  'mon 09:00-12:00 -1',
  'day 09:00-12:00 1',
  'mon 24:00-24:00 1',
  'mon 09:00-25:00 1',
];

const badFields: [name: string, fields: Fields][] = [
  ['text for a policy', { cancellationPolicy: 'strict' }],
  ['half a policy', { cancellationPolicy: { feePercent: 50 } }],
  ['a policy with another key', { cancellationPolicy: { ...policy, mercy: 1 } }],
  ['a fee beyond the price', { cancellationPolicy: { ...policy, feePercent: 101 } }],
  ['a negative fee', { cancellationPolicy: { ...policy, noShowFeePercent: -1 } }],
  ['hours as text', { cancellationPolicy: { ...policy, freeUntilHours: '24' } }],
  ['an unknown key', { discount: 5 }],
  ...badNames('name'),
  ['text for a duration', { durationMinutes: '30' }],
  ['no minutes', { durationMinutes: 0 }],
  ['half minutes', { durationMinutes: 30.5 }],
  ['more than a day', { durationMinutes: 1441 }],
  ['text for slots', { slotMinutes: '30' }],
  ['slots of no minutes', { slotMinutes: 0 }],
  ['slots of half minutes', { slotMinutes: 7.5 }],
  ['slots of more than a day', { slotMinutes: 1441 }],
  ['text for a capacity', { capacity: '10' }],
  ['half a seat', { capacity: 9.5 }],
  ['a negative capacity', { capacity: -1 }],
  ['100001 seats', { capacity: 100_001 }],
  ['a bare number for a price', { price: 2500 }],
  ['null for a price', { price: null }],
  ['an empty price', { price: {} }],
  ['a price without currency', { price: { amount: 2500 } }],
  ['a price without amount', { price: { currency: 'EUR' } }],
  ['a price with another key', { price: { ...price, tax: 19 } }],
  ['a negative price', { price: { ...price, amount: -1 } }],
  ['a price in fractions', { price: { ...price, amount: 24.99 } }],
  ['text for an amount', { price: { ...price, amount: '2500' } }],
  ['an amount beyond reason', { price: { ...price, amount: 1_000_000_000_001 } }],
  ['the wrong currency', { price: { ...price, currency: 'USD' } }],
  ['a currency in small letters', { price: { ...price, currency: 'eur' } }],
  ['an unknown confirmation', { confirmation: 'maybe' }],
  ['a list for a confirmation', { confirmation: ['manual'] }],
  ['a hold of no minutes', { holdMinutes: 0 }],
  ['text for a hold', { holdMinutes: '15' }],
  ['half a minute of hold', { holdMinutes: 0.5 }],
  ['null for a hold', { holdMinutes: null }],
  ['a hold of more than a month', { holdMinutes: 43_201 }],
  ['text for resources', { resourceIds: 'ada' }],
  ['a resource twice', { resourceIds: ['ada', 'ada'] }],
  ['21 resources', { resourceIds: Array.from({ length: 21 }, (_, n) => `r${n}`) }],
  ['a resource with a slash', { resourceIds: ['a/b'] }],
  ['a number for a resource', { resourceIds: [1] }],
  ['half a minute of notice', { noticeMinutes: 0.5 }],
  ['more than a year of notice', { noticeMinutes: 525_601 }],
  ['a hold of no minutes for who waits', { waitingHoldMinutes: 0 }],
  ['a hold of more than a day for who waits', { waitingHoldMinutes: 1441 }],
  ['a deposit of nothing', { depositPercent: 0 }],
  ['a deposit of everything', { depositPercent: 100 }],
  ['half a percent of deposit', { depositPercent: 12.5 }],
  ['a deposit as text', { depositPercent: '30' }],
  ['21 prices by time', { timePrices: Array.from({ length: 21 }, (_, n) => `mon 00:00-24:00 ${n}`) }],
  ...badTimePrices.map((one): [string, Fields] => [`the price «${one}»`, { timePrices: [one] }]),
  ['a negative buffer', { minutesBefore: -1 }],
  ['half a minute after', { minutesAfter: 0.5 }],
  ['more than a day after', { minutesAfter: 1441 }],
];

const goodFields: [name: string, fields: Fields][] = [
  ...goodNames('name'),
  ['no hold', {}],
  ['a hold of a minute', { confirmation: 'payment', holdMinutes: 1 }],
  ['a hold of a month', { confirmation: 'manual', holdMinutes: 43_200 }],
  ['no seats', { capacity: 0 }],
  ['100000 seats', { capacity: 100_000 }],
  ['no price', { price: { ...price, amount: 0 } }],
  ['the highest price', { price: { ...price, amount: 1_000_000_000_000 } }],
  ['a minute', { durationMinutes: 1, slotMinutes: 1 }],
  ['a whole day', { durationMinutes: 1440, slotMinutes: 1440 }],
  ['a name of 200 characters', { name: 'x'.repeat(200) }],
  ['a year of notice', { noticeMinutes: 525_600 }],
  ['a waiting list', { waitingHoldMinutes: 15 }],
  ['the smallest deposit', { depositPercent: 1 }],
  ['the largest deposit', { depositPercent: 99 }],
  ['prices by time', { timePrices: ['mon 09:00-12:00 0', 'sat,sun 18:00-24:00 999999999999'] }],
  ['no resources', { resourceIds: [] }],
  [
    '20 resources',
    { resourceIds: Array.from({ length: 20 }, (_, n) => `r${n}`), minutesBefore: 0, minutesAfter: 1440 },
  ],
  ['a cancellation policy', { cancellationPolicy: policy }],
];

const needed = [
  'name',
  'durationMinutes',
  'slotMinutes',
  'capacity',
  'price',
  'confirmation',
  'createdAt',
  'updatedAt',
];

testRecordRules(stage, {
  collection: 'services',
  valid: service,
  good: goodFields,
  bad: badFields,
  needed,
  change: { capacity: 1 },
});
