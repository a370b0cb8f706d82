import { expect, test } from 'vitest';
import { commandsFor, typedAmount, unitsFor } from './stock-change.ts';

test.each([
  ['3', 'receive', 3],
  [' 0,5 ', 'lost', 0.5],
  ['0.000001', 'found', 0.000001],
  ['0', 'count', 0],
] as const)('«%s» as %s is %d', (typed, kind, amount) => {
  expect(typedAmount(typed, kind)).toBe(amount);
});

test.each([
  ['', 'count'],
  ['0', 'receive'],
  ['-1', 'lost'],
  ['1.0000001', 'count'],
  ['much', 'found'],
] as const)('«%s» as %s is no amount', (typed, kind) => {
  expect(typedAmount(typed, kind)).toBeUndefined();
});

test('weights take weights, with their own unit first, and pieces only pieces', () => {
  expect(unitsFor('kg')).toEqual(['kg', 'g']);
  expect(unitsFor('ml')).toEqual(['ml', 'l']);
  expect(unitsFor('piece')).toEqual(['piece']);
});

const mozzarella = {
  id: 'mozzarella',
  name: 'Mozzarella',
  unit: 'g' as const,
  reorderPoint: 0,
  allowNegative: false,
  currentStock: 0,
  stockStatus: 'OUT_OF_STOCK' as const,
  stockPercentage: null,
  daysRemaining: null,
  version: 0,
};

const payloadsFor = (kind: 'receive' | 'count' | 'lost' | 'found') => {
  const { command, undo } = commandsFor('p', mozzarella, { kind, amount: 2, unit: 'kg' });
  return [command.type, command.payload, undo?.payload];
};

test('each change says what it means, and takes itself back where that is sure', () => {
  const of = { ingredientId: 'mozzarella', unit: 'kg' };
  expect(payloadsFor('receive')).toEqual(['stock.receive', { ...of, quantity: 2 }, { ...of, delta: -2 }]);
  expect(payloadsFor('lost')).toEqual(['stock.adjust', { ...of, delta: -2 }, { ...of, delta: 2 }]);
  expect(payloadsFor('found')).toEqual(['stock.adjust', { ...of, delta: 2 }, { ...of, delta: -2 }]);
  expect(payloadsFor('count')).toEqual(['stock.count', { ...of, counted: 2 }, undefined]);
});
