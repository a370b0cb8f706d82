import { describe, expect, test } from 'vitest';
import { having, pizzeria, sam } from '../../test-kit/pizzeria.ts';
import { ingredientSchema } from './ingredient.ts';
import { lowStockOf } from './low-stock.ts';

describe('the alert for a stock that settings make short', () => {
  const flour = ingredientSchema.parse({ name: 'Flour', unit: 'kg', currentStock: 8, reorderPoint: 10 });

  test('occurs if the document does not say so yet', () => {
    expect(lowStockOf('flour', { ...flour, stockStatus: 'NORMAL' })).toEqual({
      type: 'inventory.lowStockAlert',
      payload: { ingredientId: 'flour', name: 'Flour', currentStock: 8, reorderPoint: 10, stockStatus: 'LOW_STOCK' },
    });
    expect(lowStockOf('flour', { ...flour, stockStatus: 'OVERSTOCK', currentStock: 0 })).toMatchObject({
      payload: { currentStock: 0, stockStatus: 'OUT_OF_STOCK' },
    });
  });

  test.each([
    ['the document says so already', { stockStatus: 'LOW_STOCK' }],
    ['the ingredient is new and has no stock', {}],
    ['the stock suffices', { stockStatus: 'NORMAL', currentStock: 11 }],
  ] as const)('does not occur if %s', (_, more) => {
    expect(lowStockOf('flour', { ...flour, ...more })).toBeUndefined();
  });
});

describe('a command on a stock that settings made short', () => {
  const flour = { name: 'Flour', unit: 'kg', currentStock: 8, reorderPoint: 10, version: 1 };
  const alerts = (stockStatus: string) => {
    const stage = pizzeria(having('ingredients', 'flour', { ...flour, stockStatus }));
    stage.pass('stock.adjust', { ingredientId: 'flour', delta: -1 }, { by: sam });
    return stage.store
      .list('serviceProviders/pizzeria/events')
      .filter(({ type }) => type === 'inventory.lowStockAlert');
  };

  test('raises the alert', () => {
    expect(alerts('NORMAL')).toMatchObject([{ entityId: 'flour', payload: { currentStock: 7, reorderPoint: 10 } }]);
  });

  test('does not raise it again', () => {
    expect(alerts('LOW_STOCK')).toEqual([]);
  });
});
