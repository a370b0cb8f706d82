import { describe, expect, test } from 'vitest';
import { ingredientSchema } from './ingredient.ts';
import { lowStockOf } from './low-stock.ts';
import { recipeCauseOf } from './recipe-cause.ts';

const event = (type: string, entityType: string, payload: object = {}) => ({
  id: 'c_0',
  type,
  entityType,
  entityId: 'x',
  payload,
});

describe('what an event means to recipes', () => {
  test('a stock that moves: those with the ingredients that moved, and no costs', () => {
    const payload = { changes: [{ ingredientId: 'flour' }, { ingredientId: 'salt' }] };
    expect(recipeCauseOf(event('inventory.stockChanged', 'order', payload))).toEqual({
      which: { ingredientIds: ['flour', 'salt'] },
      availability: true,
      costs: false,
    });
    expect(recipeCauseOf(event('inventory.stockChanged', 'order', { changes: 'all' }))).toBeUndefined();
  });

  test.each(['inventory.itemAdded', 'inventory.itemUpdated', 'inventory.itemRemoved'])(
    '%s: those with the ingredient, and its own standing',
    (type) => {
      expect(recipeCauseOf(event(type, 'ingredient', { before: { reorderPoint: 1 } }))).toEqual({
        which: { ingredientIds: ['x'] },
        availability: true,
        costs: true,
        ingredient: { ingredientId: 'x', before: { reorderPoint: 1 }, after: undefined },
      });
    },
  );

  test('what an ingredient costs: the costs of those with it, and nothing else', () => {
    const payload = { change: 'costing', after: { cost: 1 } };
    expect(recipeCauseOf(event('inventory.itemUpdated', 'ingredient', payload))).toEqual({
      which: { ingredientIds: ['x'] },
      availability: false,
      costs: true,
    });
  });

  test.each(['recipe.created', 'recipe.updated', 'recipe.deleted'])('%s: all, as recipes are in recipes', (type) => {
    expect(recipeCauseOf(event(type, 'recipe'))).toEqual({
      which: 'all',
      availability: true,
      costs: true,
      recipeId: 'x',
    });
  });

  test.each(['menuItem.created', 'menuItem.updated', 'menuItem.deleted'])('%s: a margin', (type) => {
    expect(recipeCauseOf(event(type, 'menuItem'))).toEqual({
      which: { menuItemId: 'x' },
      availability: false,
      costs: true,
    });
  });

  test.each([
    event('recipe.availabilityChanged', 'recipe'),
    event('menuItem.availabilityChanged', 'menuItem'),
    event('inventory.lowStockAlert', 'ingredient'),
    event('order.created', 'order'),
    { type: 'recipe.updated' },
    undefined,
  ])('nothing: %j', (nothing) => {
    expect(recipeCauseOf(nothing)).toBeNull();
  });
});

describe('the alert for a stock that settings made short', () => {
  const flour = { ...ingredientSchema.parse({ name: 'Flour', unit: 'kg', currentStock: 8, reorderPoint: 10 }) };
  const stored = { ...flour, ingredientId: 'flour', stockStatus: 'LOW_STOCK' as const };

  test('comes when it is above the reorder point before, and not above it after', () => {
    expect(lowStockOf({ before: { reorderPoint: 5 }, after: { reorderPoint: 10 } }, stored)).toEqual({
      type: 'inventory.lowStockAlert',
      payload: { ingredientId: 'flour', name: 'Flour', currentStock: 8, reorderPoint: 10, stockStatus: 'LOW_STOCK' },
    });
    const since = { before: { reorderPoint: 5 }, after: { reorderPoint: 10, currentStock: 8 } };
    expect(lowStockOf(since, { ...stored, currentStock: 4 })?.payload).toMatchObject({ currentStock: 4 });
  });

  test.each([
    ['it was short before', { before: { reorderPoint: 8 }, after: { reorderPoint: 10 } }, {}],
    ['only the name changed', { before: { reorderPoint: 10 }, after: { reorderPoint: 10 } }, {}],
    ['it is short no more', { before: { reorderPoint: 5 }, after: { reorderPoint: 10 } }, { currentStock: 11 }],
    [
      'a command told of it',
      { before: { reorderPoint: 5 }, after: { reorderPoint: 5, currentStock: 8 } },
      { currentStock: 4 },
    ],
    ['it is new', { after: { reorderPoint: 10 } }, {}],
    ['nobody knows what was before', { before: 'much', after: { reorderPoint: 10 } }, {}],
  ])('does not come when %s', (_, change, more) => {
    expect(lowStockOf(change, { ...stored, ...more })).toBeUndefined();
  });
});
