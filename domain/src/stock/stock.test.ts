import { describe, expect, test } from 'vitest';
import { allLogs } from '../../test-kit/agree-restaurant.ts';
import { having, kim, pizzeria, sam, storedIngredient } from '../../test-kit/pizzeria.ts';
import type { CommandPayloads } from '../commands.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { convert, isQuantity, toQuantity } from './quantity.ts';
import { standingOf } from './standing.ts';

describe('stock', () => {
  test('accepts any compatible unit and logs the amounts before and after', () => {
    const stage = pizzeria();
    stage.pass('stock.receive', { ingredientId: 'flour', quantity: 2500, unit: 'g', reason: 'Mill' }, { by: sam });
    stage.pass('stock.adjust', { ingredientId: 'flour', delta: -0.1 }, { by: sam });
    stage.pass('stock.count', { ingredientId: 'flour', counted: 12.3 }, { by: sam });
    expect(storedIngredient(stage, 'flour')).toMatchObject({ currentStock: 12.3, version: 4 });
    expect(allLogs(stage)).toMatchObject([
      { changeType: 'received', quantityBefore: 10, quantityChanged: 2.5, quantityAfter: 12.5, reason: 'Mill' },
      { changeType: 'adjusted', quantityBefore: 12.5, quantityChanged: -0.1, quantityAfter: 12.4 },
      { changeType: 'counted', quantityBefore: 12.4, quantityChanged: -0.1, quantityAfter: 12.3 },
    ]);
  });

  test('updates its status with each change', () => {
    const stage = pizzeria();
    const count = (counted: number) => {
      stage.pass('stock.count', { ingredientId: 'flour', counted }, { by: sam });
      const { stockStatus, stockPercentage, daysRemaining } = storedIngredient(stage, 'flour');
      return [stockStatus, stockPercentage, daysRemaining];
    };
    expect(count(0)).toEqual(['OUT_OF_STOCK', 0, 0]);
    expect(count(2)).toEqual(['LOW_STOCK', 10, 1]);
    expect(count(15.5)).toEqual(['NORMAL', 77.5, 7.8]);
    expect(count(21)).toEqual(['OVERSTOCK', 105, 10.5]);
    expect(standingOf({ currentStock: -3, reorderPoint: 0 })).toEqual({
      stockStatus: 'OUT_OF_STOCK',
      stockPercentage: null,
      daysRemaining: null,
    });
  });

  test('never falls below zero, unless the ingredient allows it', () => {
    const stage = pizzeria();
    const refusal = stage.refused('stock.adjust', { ingredientId: 'cola', delta: -25 }, { by: sam });
    expect(refusal).toMatchObject({
      code: 'resource-exhausted',
      details: { shortages: [{ ingredientId: 'cola', needed: 25, available: 24 }] },
    });
    stage.pass('stock.adjust', { ingredientId: 'salt', delta: -25 }, { by: sam });
    expect(storedIngredient(stage, 'salt').currentStock).toBe(-25);
  });

  test('starts with the first delivery of a new ingredient', () => {
    const stage = pizzeria(having('ingredients', 'basil', { name: 'Basil', unit: 'g' }));
    stage.pass('stock.receive', { ingredientId: 'basil', quantity: 80 }, { by: sam });
    expect(storedIngredient(stage, 'basil')).toMatchObject({ currentStock: 80, version: 1, stockStatus: 'NORMAL' });
  });

  type Attempt = (stage: ReturnType<typeof pizzeria>) => Rejection;
  const receive =
    (payload: CommandPayloads['stock.receive']): Attempt =>
    (stage) =>
      stage.refused('stock.receive', payload, { by: sam });

  const bad: [what: string, attempt: Attempt, code: string, field?: string][] = [
    [
      'grams of an ingredient counted in pieces',
      receive({ ingredientId: 'cola', quantity: 1, unit: 'g' }),
      'invalid-argument',
      'unit',
    ],
    ['a quantity of zero', receive({ ingredientId: 'cola', quantity: 0 }), 'invalid-argument', 'quantity'],
    [
      'a quantity with too many decimals',
      receive({ ingredientId: 'flour', quantity: 1e-7 }),
      'invalid-argument',
      'quantity',
    ],
    ['a stock above the limit', receive({ ingredientId: 'flour', quantity: 1e9 }), 'invalid-argument', 'quantity'],
    [
      'a change by nothing',
      (stage) => stage.refused('stock.adjust', { ingredientId: 'cola', delta: 0 }, { by: sam }),
      'invalid-argument',
      'delta',
    ],
    [
      'a count below nothing',
      (stage) => stage.refused('stock.count', { ingredientId: 'cola', counted: -1 }, { by: sam }),
      'invalid-argument',
      'counted',
    ],
    ['an unknown ingredient', receive({ ingredientId: 'gold', quantity: 1 }), 'not-found', 'ingredientId'],
  ];

  test.each(bad)('rejects %s', (_, attempt, code, field) => {
    const stage = pizzeria();
    const refusal = attempt(stage);
    expect(refusal.code).toBe(code);
    expect(refusal.details?.field).toBe(field);
    expect(allLogs(stage)).toEqual([]);
  });

  test('rejects the kitchen role', () => {
    const refusal = pizzeria().refused('stock.receive', { ingredientId: 'cola', quantity: 1 }, { by: kim });
    expect(refusal.code).toBe('permission-denied');
  });
});

describe('quantities', () => {
  test('are exact where binary fractions are not', () => {
    let sum = 0;
    for (let n = 0; n < 1000; n++) sum = toQuantity(sum + 0.1);
    expect(sum).toBe(100);
    expect(isQuantity(0.3)).toBe(true);
    expect(isQuantity(0.1 + 0.2)).toBe(false);
    expect(Object.is(toQuantity(-0.0000001), 0)).toBe(true);
  });

  test('convert between compatible units', () => {
    expect(convert(250, 'g', 'kg')).toBe(0.25);
    expect(convert(1.5, 'l', 'ml')).toBe(1500);
    expect(convert(1, 'g', 'ml')).toBeUndefined();
    expect(convert(1, 'piece', 'g')).toBeUndefined();
  });
});
