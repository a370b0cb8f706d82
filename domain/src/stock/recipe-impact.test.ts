import { describe, expect, test } from 'vitest';
import { recipeImpactOf } from './recipe-impact.ts';

const event = (type: string, entityType: string, payload: object = {}) => ({
  id: 'c_0',
  type,
  entityType,
  entityId: 'x',
  payload,
});

describe('recipeImpactOf', () => {
  test('a stock change affects the recipes with these ingredients, but no costs', () => {
    const payload = { changes: [{ ingredientId: 'flour' }, { ingredientId: 'salt' }] };
    expect(recipeImpactOf(event('inventory.stockChanged', 'order', payload))).toEqual({
      which: { ingredientIds: ['flour', 'salt'] },
      availability: true,
      costs: false,
    });
    expect(recipeImpactOf(event('inventory.stockChanged', 'order', { changes: 'all' }))).toBeUndefined();
  });

  test.each(['inventory.itemAdded', 'inventory.itemUpdated', 'inventory.itemRemoved'])(
    '%s affects the recipes with the ingredient, and its own status',
    (type) => {
      expect(recipeImpactOf(event(type, 'ingredient', { before: { reorderPoint: 1 } }))).toEqual({
        which: { ingredientIds: ['x'] },
        availability: true,
        costs: true,
        ingredientId: 'x',
      });
    },
  );

  test("an ingredient's new cost affects only the costs of its recipes", () => {
    const payload = { change: 'costing', after: { cost: 1 } };
    expect(recipeImpactOf(event('inventory.itemUpdated', 'ingredient', payload))).toEqual({
      which: { ingredientIds: ['x'] },
      availability: false,
      costs: true,
    });
  });

  test.each(['recipe.created', 'recipe.updated', 'recipe.deleted'])(
    '%s affects the recipe and those that contain it',
    (type) => {
      expect(recipeImpactOf(event(type, 'recipe'))).toEqual({
        which: { recipeId: 'x' },
        availability: true,
        costs: true,
      });
    },
  );

  test.each(['menuItem.created', 'menuItem.updated', 'menuItem.deleted'])('%s affects a margin', (type) => {
    expect(recipeImpactOf(event(type, 'menuItem'))).toEqual({
      which: { menuItemId: 'x' },
      availability: false,
      costs: true,
    });
  });

  test('a provider update affects all margins, because its tax setting may have changed', () => {
    expect(recipeImpactOf(event('provider.updated', 'provider'))).toEqual({
      which: 'all',
      availability: false,
      costs: true,
    });
  });

  test.each([
    event('menuItem.updated', 'menuItem', { change: 'costing' }),
    event('recipe.availabilityChanged', 'recipe'),
    event('menuItem.availabilityChanged', 'menuItem'),
    event('inventory.lowStockAlert', 'ingredient'),
    event('order.created', 'order'),
    { type: 'recipe.updated' },
    undefined,
  ])('no effect: %j', (nothing) => {
    expect(recipeImpactOf(nothing)).toBeNull();
  });
});
