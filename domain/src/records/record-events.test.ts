import { describe, expect, test } from 'vitest';
import type { Fields } from '../kernel/write.ts';
import { recordEvents } from './record-events.ts';
import type { RecordKindName } from './record-kinds.ts';

const price = { amount: 900, currency: 'EUR' };
const monday = new Date('2026-05-04T06:00:00Z');
const stamps = { createdAt: monday, updatedAt: monday };

const typesOf = (kind: RecordKindName, before: Fields | undefined, after: Fields | undefined): string[] =>
  recordEvents(kind, { before, after }).map(({ type }) => type);

const lives: [kind: RecordKindName, record: Fields, change: Fields, words: [string, string, string]][] = [
  [
    'categories',
    { name: 'Pizza', sortOrder: 1 },
    { sortOrder: 2 },
    ['category.created', 'category.updated', 'category.deleted'],
  ],
  [
    'menuItems',
    { name: 'Margherita', price, available: true, station: 'oven', taxRate: 19 },
    { price: { ...price, amount: 950 } },
    ['menuItem.created', 'menuItem.updated', 'menuItem.deleted'],
  ],
  [
    'tables',
    { name: 'T1', seats: 4, status: 'available' },
    { seats: 6 },
    ['table.created', 'table.updated', 'table.deleted'],
  ],
  [
    'printers',
    { name: 'Kitchen', address: '10.0.0.2', stations: ['oven'] },
    { address: '10.0.0.3' },
    ['printer.added', 'printer.configured', 'printer.removed'],
  ],
  [
    'recipes',
    { ingredients: [{ ingredientId: 'flour', quantity: 250 }] },
    { ingredients: [{ ingredientId: 'flour', quantity: 240 }] },
    ['recipe.created', 'recipe.updated', 'recipe.deleted'],
  ],
  [
    'ingredients',
    { name: 'Flour', unit: 'g' },
    { reorderPoint: 500 },
    ['inventory.itemAdded', 'inventory.itemUpdated', 'inventory.itemRemoved'],
  ],
  ['services', { name: 'Cut', price }, { capacity: 2 }, ['service.created', 'service.updated', 'service.deleted']],
  ['plans', { name: 'Club', price }, { name: 'Gold' }, ['plan.created', 'plan.updated', 'plan.deleted']],
];

describe.each(lives)('a record in %s', (kind, record, change, [created, updated, deleted]) => {
  const stored = { ...record, ...stamps, updatedBy: 'olga' };

  test('causes an event at its creation, with the fields that devices write', () => {
    expect(recordEvents(kind, { after: stored })).toEqual([{ type: created, payload: { after: record } }]);
  });

  test('causes an event at an update, with both versions', () => {
    const events = recordEvents(kind, { before: stored, after: { ...stored, ...change } });
    expect(events).toEqual([{ type: updated, payload: { before: record, after: { ...record, ...change } } }]);
  });

  test('causes an event at its deletion', () => {
    expect(recordEvents(kind, { before: stored })).toEqual([{ type: deleted, payload: { before: record } }]);
    expect(typesOf(kind, { ...stored, lastCommandId: 'c' }, undefined)).toEqual([deleted]);
  });

  test('causes no event for new stamps or equal values', () => {
    const again = { ...stored, updatedAt: new Date(), updatedBy: 'mo' };
    expect(typesOf(kind, stored, again)).toEqual([]);
    const turned = Object.fromEntries(Object.entries(stored).reverse());
    expect(typesOf(kind, stored, turned)).toEqual([]);
  });

  test('causes no event if a command wrote the change', () => {
    expect(typesOf(kind, stored, { ...stored, ...change, lastCommandId: 'c' })).toEqual([]);
    expect(typesOf(kind, { ...stored, lastCommandId: 'c' }, { ...stored, ...change, lastCommandId: 'd' })).toEqual([]);
    expect(typesOf(kind, { ...stored, lastCommandId: 'c' }, { ...stored, ...change, lastCommandId: 'c' })).toEqual([
      updated,
    ]);
  });

  test('causes an event if a change erases the id of the last command', () => {
    expect(typesOf(kind, { ...stored, lastCommandId: 'c' }, { ...stored, ...change })).toEqual([updated]);
  });
});

describe('special event types', () => {
  const item = { name: 'Margherita', available: true };
  const table = { name: 'T1', seats: 4, status: 'available' };
  const printer = { name: 'Kitchen', stations: ['oven'] };

  test.each([
    ['an item becomes unavailable', 'menuItems', item, { available: false }, ['menuItem.availabilityChanged']],
    [
      'an item becomes unavailable and gets a new name',
      'menuItems',
      item,
      { available: false, name: 'M' },
      ['menuItem.updated'],
    ],
    ['a table becomes reserved', 'tables', table, { status: 'reserved' }, ['table.reserved']],
    ['a table needs cleaning', 'tables', table, { status: 'cleaning' }, ['table.cleaning']],
    ['a table becomes occupied', 'tables', table, { status: 'occupied' }, ['table.occupied']],
    [
      'a table becomes available and gets another seat',
      'tables',
      { ...table, status: 'cleaning' },
      { status: 'available', seats: 5 },
      ['table.updated', 'table.available'],
    ],
    ['a printer gets other stations', 'printers', printer, { stations: ['bar'] }, ['printer.assignmentChanged']],
    [
      'a printer gets other stations and a name',
      'printers',
      printer,
      { stations: ['bar'], name: 'Bar' },
      ['printer.configured'],
    ],
  ] as const)('%s', (_, kind, before, change, types) => {
    expect(typesOf(kind, before, { ...before, ...change })).toEqual(types);
  });
});

describe('fields that functions maintain cause no event', () => {
  test.each([
    ['ingredients', { name: 'Flour', unit: 'g' }, { currentStock: 5, stockStatus: 'NORMAL', version: 2 }],
    ['recipes', { ingredients: [] }, { isAvailable: false, maxPossibleQuantity: 0, missingIngredients: ['flour'] }],
    ['provider', { name: 'Salon', settings: {} }, { ownerId: 'mo', ownerIds: ['mo'], version: 2 }],
    ['tables', { name: 'T1', status: 'available' }, { orderId: 'o' }],
  ] as const)('on %s', (kind, before, maintained) => {
    expect(typesOf(kind, before, { ...before, ...maintained })).toEqual([]);
    const both = recordEvents(kind, {
      before: { ...before, ...maintained },
      after: { ...before, ...maintained, name: 'New' },
    });
    expect(both).toMatchObject([{ payload: { before, after: { name: 'New' } } }]);
    expect(JSON.stringify(both)).not.toContain(Object.keys(maintained)[0]);
  });
});

describe('costs', () => {
  const cost = { cost: price, ...stamps };

  test.each([
    ['menuCosting', 'menuItem.updated'],
    ['ingredientCosting', 'inventory.itemUpdated'],
  ] as const)('of %s cause an event without amounts', (kind, type) => {
    const dearer = { ...cost, cost: { ...price, amount: 950 } };
    const events = recordEvents(kind, { before: cost, after: dearer });
    const hidden = { before: { cost: price }, after: { cost: dearer.cost } };
    expect(events).toEqual([{ type, payload: { change: 'costing' }, hidden }]);
    expect(recordEvents(kind, { after: cost })).toMatchObject([{ type, hidden: { after: { cost: price } } }]);
    expect(recordEvents(kind, { before: cost })).toMatchObject([{ type, hidden: { before: { cost: price } } }]);
    expect(recordEvents(kind, { before: cost, after: { ...cost, updatedAt: new Date() } })).toEqual([]);
  });
});

test('an update of the provider causes an event, its creation by a command does not', () => {
  const provider = { name: 'Salon', settings: { theme: 'dark' }, timeZone: 'UTC', ...stamps };
  expect(typesOf('provider', provider, { ...provider, settings: { theme: 'light' } })).toEqual(['provider.updated']);
  expect(typesOf('provider', undefined, provider)).toEqual([]);
  expect(typesOf('provider', provider, undefined)).toEqual([]);
});
