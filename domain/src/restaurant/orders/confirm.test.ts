import { describe, expect, test } from 'vitest';
import { allLogs } from '../../../test-kit/agree-restaurant.ts';
import {
  having,
  line,
  pizzeria,
  sam,
  storedIngredient,
  storedOrder,
  sue,
  withOrder,
} from '../../../test-kit/pizzeria.ts';

const tickets = (stage: ReturnType<typeof pizzeria>) =>
  stage.store.list('serviceProviders/pizzeria/printJobs').map(({ station, kind, lines }) => ({
    station,
    kind,
    lines: (lines as { lineId: string }[]).map((l) => l.lineId),
  }));

const confirmed = (lines: ReturnType<typeof line>[], more = {}) => {
  const stage = pizzeria(more);
  stage.pass('order.place', { orderId: 'o', lines }, { by: sam });
  stage.pass('order.confirm', { orderId: 'o' }, { by: sam });
  return stage;
};

describe('order.confirm', () => {
  test('consumes stock by recipe, including sub-recipes, with a log entry that names the order', () => {
    const stage = confirmed([line('a', 'margherita', 2), line('b', 'cola')]);
    // 2 × 250 g of dough, with 600 g of flour in each kilogram.
    expect(storedIngredient(stage, 'flour').currentStock).toBe(9.7);
    expect(storedIngredient(stage, 'mozzarella').currentStock).toBe(800);
    expect(storedIngredient(stage, 'cola').currentStock).toBe(23);
    expect(allLogs(stage).find(({ ingredientId }) => ingredientId === 'flour')).toMatchObject({
      changeType: 'consumed',
      quantityBefore: 10,
      quantityAfter: 9.7,
      quantityChanged: -0.3,
      unit: 'kg',
      referenceType: 'order',
      referenceId: 'o',
      triggeredBy: 'sam',
    });
    expect(allLogs(stage)).toHaveLength(4);
  });

  test('consumes more for a larger portion', () => {
    expect(storedIngredient(confirmed([line('a', 'large', 2)]), 'mozzarella').currentStock).toBe(1000 - 300);
  });

  test('consumes nothing for an item without recipe', () => {
    expect(allLogs(confirmed([line('a', 'cover', 4)]))).toEqual([]);
  });

  test('records all consumption in one event', () => {
    const stage = confirmed([line('a', 'margherita')]);
    const events = stage.store
      .list('serviceProviders/pizzeria/events')
      .filter(({ type }) => type === 'inventory.stockChanged');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ entityType: 'order', entityId: 'o', payload: { changeType: 'consumed' } });
  });

  test('creates a ticket for each station, and later tickets for new lines only', () => {
    const stage = withOrder({ confirmed: true });
    stage.pass('order.addLines', { orderId: 'o', lines: [line('c', 'cola')] }, { by: sue });
    stage.pass('order.confirm', { orderId: 'o' }, { by: sue });
    expect(tickets(stage)).toEqual([
      { station: 'kitchen', kind: 'new', lines: ['a'] },
      { station: 'bar', kind: 'new', lines: ['b'] },
      { station: 'bar', kind: 'new', lines: ['c'] },
    ]);
    expect(storedIngredient(stage, 'cola').currentStock).toBe(21);
    const twice = stage.refused('order.confirm', { orderId: 'o' }, { by: sam });
    expect(twice.code).toBe('failed-precondition');
  });

  test("allows negative stock only if the provider's settings do", () => {
    expect(storedIngredient(confirmed([line('a', 'margherita')]), 'salt').currentStock).toBe(-2.5);
  });

  test('raises one alert when stock falls to its reorder point, and another after a refill', () => {
    const stage = pizzeria(
      having('ingredients', 'cola', { name: 'Cola', unit: 'piece', currentStock: 12, reorderPoint: 10 }),
    );
    const alerts = () =>
      stage.store.list('serviceProviders/pizzeria/events').filter(({ type }) => type === 'inventory.lowStockAlert');
    const sell = (orderId: string) => {
      stage.pass('order.place', { orderId, lines: [line('a', 'cola', 2)] }, { by: sam });
      stage.pass('order.confirm', { orderId }, { by: sam });
    };
    sell('o1');
    sell('o2');
    expect(alerts()).toMatchObject([{ entityId: 'cola', payload: { currentStock: 10, stockStatus: 'LOW_STOCK' } }]);
    stage.pass('stock.receive', { ingredientId: 'cola', quantity: 4 }, { by: sam });
    sell('o3');
    expect(alerts()).toHaveLength(2);
  });
});

describe('order.confirm rejects', () => {
  test('the whole order if one ingredient is short, with amounts needed and available', () => {
    const stage = pizzeria();
    const lines = [line('a', 'margherita', 8), line('b', 'large', 2), line('c', 'cola', 30)];
    stage.pass('order.place', { orderId: 'o', lines }, { by: sam });
    const refusal = stage.refused('order.confirm', { orderId: 'o' }, { by: sam });
    expect(refusal).toMatchObject({
      code: 'resource-exhausted',
      details: {
        shortages: [
          { ingredientId: 'mozzarella', name: 'Mozzarella', needed: 1100, available: 1000, unit: 'g' },
          { ingredientId: 'cola', name: 'Cola', needed: 30, available: 24, unit: 'piece' },
        ],
      },
    });
    expect(storedIngredient(stage, 'flour').currentStock).toBe(10);
    expect(storedOrder(stage)).toMatchObject({ status: 'pending', version: 1 });
    expect(allLogs(stage)).toEqual([]);
  });

  const broken = [
    ['contains itself', { ingredients: [{ recipeId: 'margherita', quantity: 1 }] }, 'cycle'],
    ['contains an unknown recipe', { ingredients: [{ recipeId: 'sauce', quantity: 1 }] }, 'missing'],
    ['measures dough in litres', { ingredients: [{ recipeId: 'dough', quantity: 1, unit: 'l' }] }, 'unit'],
  ] as const;

  test.each(broken)('a recipe that %s', (_, recipe, problem) => {
    const stage = withOrder({}, having('recipes', 'margherita', recipe));
    const refusal = stage.refused('order.confirm', { orderId: 'o' }, { by: sam });
    expect(refusal).toMatchObject({
      code: 'failed-precondition',
      details: { lineId: 'a', reason: 'invalid-recipe', problem },
    });
  });

  test('a recipe with an unknown ingredient or an incompatible unit', () => {
    const component = (ingredientId: string, unit?: string) => ({ ingredients: [{ ingredientId, quantity: 1, unit }] });
    const refusal = (recipe: object) =>
      withOrder({}, having('recipes', 'margherita', { ...recipe })).refused(
        'order.confirm',
        { orderId: 'o' },
        { by: sam },
      );
    expect(refusal(component('truffle'))).toMatchObject({
      details: { ingredientId: 'truffle', recipeId: 'margherita' },
    });
    expect(refusal(component('cola', 'ml'))).toMatchObject({
      code: 'failed-precondition',
      details: { ingredientId: 'cola' },
    });
  });
});

test('rounds a quantity of one third, which the security rules accept', () => {
  const third = { ingredients: [{ ingredientId: 'flour', quantity: 1 / 3 }] };
  const stage = withOrder({ confirmed: true }, having('recipes', 'margherita', third));
  expect(storedIngredient(stage, 'flour').currentStock).toBe(9.666667);
});
