import type { RecordInputs } from '@counterfoil/client';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { anna } from './people.ts';
import { type DemoProvider, week } from './provider.ts';

const bread = (name: string, cents: number, recipeId: string): RecordInputs['menuItems'] => ({
  name,
  categoryId: 'bread',
  price: euros(cents),
  taxRate: 7,
  available: true,
  station: 'counter',
  recipeId,
});

export const bakery: DemoProvider = {
  providerId: 'demo-bakery',
  owner: anna,
  profile: {
    name: 'Bäckerei Anna',
    kind: 'bakery',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    modules: ['restaurant', 'stock'],
    openingHours: { ...week({ open: '06:30', close: '18:00' }), sun: [{ open: '08:00', close: '12:00' }] },
  },
  listing: { place: { latitude: 52.5298, longitude: 13.4012 }, text: 'Torstraße 100, Berlin' },
  shortAddress: 'baeckerei-anna',
  crew: [],
  records: {
    categories: { bread: { name: 'Bread', sortOrder: 1 }, sweet: { name: 'Sweet', sortOrder: 2 } },
    ingredients: {
      wheat: { name: 'Wheat flour', unit: 'kg', reorderPoint: 10, maxStock: 100, usageRate: 30 },
      rye: { name: 'Rye flour', unit: 'kg', reorderPoint: 5, maxStock: 60, usageRate: 15 },
      butter: { name: 'Butter', unit: 'kg', reorderPoint: 2, maxStock: 20, usageRate: 4 },
      milk: { name: 'Milk', unit: 'l', reorderPoint: 4, maxStock: 40, usageRate: 10 },
      eggs: { name: 'Eggs', unit: 'piece', reorderPoint: 30, maxStock: 360, usageRate: 90 },
      salt: { name: 'Salt', unit: 'g', reorderPoint: 500, maxStock: 5000, allowNegative: true },
    },
    ingredientCosting: {
      wheat: { cost: euros(75), quantity: 1 },
      rye: { cost: euros(85), quantity: 1 },
      butter: { cost: euros(720), quantity: 1 },
      milk: { cost: euros(105), quantity: 1 },
      eggs: { cost: euros(240), quantity: 10 },
      salt: { cost: euros(50), quantity: 1000 },
    },
    recipes: {
      'yeast-dough': {
        name: 'Yeast dough',
        yield: { quantity: 10, unit: 'kg' },
        ingredients: [
          { ingredientId: 'wheat', quantity: 6 },
          { ingredientId: 'milk', quantity: 3 },
          { ingredientId: 'butter', quantity: 800, unit: 'g' },
          { ingredientId: 'eggs', quantity: 8 },
          { ingredientId: 'salt', quantity: 90 },
        ],
      },
      roll: { menuItemId: 'roll', ingredients: [{ recipeId: 'yeast-dough', quantity: 80, unit: 'g' }] },
      plait: {
        menuItemId: 'plait',
        ingredients: [
          { recipeId: 'yeast-dough', quantity: 500, unit: 'g' },
          { ingredientId: 'eggs', quantity: 1 },
        ],
      },
      rye: {
        menuItemId: 'rye',
        ingredients: [
          { ingredientId: 'rye', quantity: 600, unit: 'g' },
          { ingredientId: 'wheat', quantity: 150, unit: 'g' },
          { ingredientId: 'salt', quantity: 14 },
        ],
      },
    },
    menuItems: {
      roll: bread('Milk roll', 90, 'roll'),
      plait: { ...bread('Plaited loaf', 420, 'plait'), categoryId: 'sweet' },
      rye: bread('Rye bread, 750 g', 460, 'rye'),
    },
  },
  stock: { wheat: 60, rye: 30, butter: 8, milk: 24, eggs: 180, salt: 3000 },
};
