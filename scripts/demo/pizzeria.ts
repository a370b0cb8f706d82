import type { RecordInputs } from '@counterfoil/client';
import { luca, marco, sofia } from './people.ts';
import { type DemoProvider, euros, week } from './provider.ts';

type Components = RecordInputs['recipes']['ingredients'];

const dough: Components = [{ recipeId: 'dough', quantity: 270, unit: 'g' }];

const pizza = (name: string, price: number, recipeId: string, portions = 1): RecordInputs['menuItems'] => ({
  name,
  categoryId: 'pizza',
  price: euros(price),
  taxRate: 10,
  available: true,
  station: 'oven',
  recipeId,
  portions,
});

const drink = (name: string, price: number, recipeId: string): RecordInputs['menuItems'] => ({
  name,
  categoryId: 'drinks',
  price: euros(price),
  taxRate: 22,
  available: true,
  station: 'bar',
  recipeId,
});

export const pizzeria: DemoProvider = {
  providerId: 'demo-restaurant',
  owner: marco,
  profile: {
    name: 'Trattoria Marco',
    kind: 'restaurant',
    timeZone: 'Europe/Rome',
    currency: 'EUR',
    modules: ['booking', 'restaurant', 'stock'],
    openingHours: week({ open: '12:00', close: '15:00' }, { open: '18:00', close: '00:00' }),
  },
  crew: [
    { person: sofia, role: 'staff' },
    { person: luca, role: 'kitchen' },
  ],
  records: {
    services: {
      table: {
        name: 'Table',
        durationMinutes: 120,
        slotMinutes: 30,
        capacity: 40,
        price: euros(0),
        confirmation: 'automatic',
      },
      'chef-table': {
        name: "Chef's table",
        durationMinutes: 180,
        slotMinutes: 60,
        capacity: 8,
        price: euros(20),
        confirmation: 'manual',
      },
    },
    categories: { pizza: { name: 'Pizza', sortOrder: 1 }, drinks: { name: 'Drinks', sortOrder: 2 } },
    ingredients: {
      flour: { name: 'Flour', unit: 'kg', reorderPoint: 4, maxStock: 25, usageRate: 8 },
      yeast: { name: 'Yeast', unit: 'g', reorderPoint: 50, maxStock: 500, allowNegative: true },
      tomatoes: { name: 'Tomatoes', unit: 'kg', reorderPoint: 3, maxStock: 20, usageRate: 6 },
      mozzarella: { name: 'Mozzarella', unit: 'kg', reorderPoint: 2, maxStock: 15, usageRate: 5 },
      salami: { name: 'Spicy salami', unit: 'g', reorderPoint: 500, maxStock: 4000, usageRate: 1200 },
      funghi: { name: 'Mushrooms', unit: 'g', reorderPoint: 600, maxStock: 5000, usageRate: 1500 },
      cola: { name: 'Cola', unit: 'piece', reorderPoint: 12, maxStock: 96, usageRate: 40 },
      wine: { name: 'House wine', unit: 'l', reorderPoint: 3, maxStock: 30, usageRate: 9 },
    },
    ingredientCosting: {
      flour: { cost: euros(1.1), quantity: 1 },
      yeast: { cost: euros(1), quantity: 100 },
      tomatoes: { cost: euros(2.4), quantity: 1 },
      mozzarella: { cost: euros(8.9), quantity: 1 },
      salami: { cost: euros(15), quantity: 1000 },
      funghi: { cost: euros(7), quantity: 1000 },
      cola: { cost: euros(0.6), quantity: 1 },
      wine: { cost: euros(4.2), quantity: 1 },
    },
    recipes: {
      dough: {
        name: 'Dough',
        yield: { quantity: 1.6, unit: 'kg' },
        ingredients: [
          { ingredientId: 'flour', quantity: 1 },
          { ingredientId: 'yeast', quantity: 4 },
        ],
      },
      margherita: {
        menuItemId: 'margherita',
        ingredients: [
          ...dough,
          { ingredientId: 'tomatoes', quantity: 90, unit: 'g' },
          { ingredientId: 'mozzarella', quantity: 100, unit: 'g' },
        ],
      },
      diavola: {
        menuItemId: 'diavola',
        ingredients: [
          ...dough,
          { ingredientId: 'tomatoes', quantity: 90, unit: 'g' },
          { ingredientId: 'mozzarella', quantity: 90, unit: 'g' },
          { ingredientId: 'salami', quantity: 70 },
        ],
      },
      funghi: {
        menuItemId: 'funghi',
        ingredients: [
          ...dough,
          { ingredientId: 'mozzarella', quantity: 100, unit: 'g' },
          { ingredientId: 'funghi', quantity: 120 },
        ],
      },
      cola: { menuItemId: 'cola', ingredients: [{ ingredientId: 'cola', quantity: 1 }] },
      wine: { menuItemId: 'wine', ingredients: [{ ingredientId: 'wine', quantity: 250, unit: 'ml' }] },
    },
    menuItems: {
      margherita: pizza('Margherita', 7.5, 'margherita'),
      'margherita-large': pizza('Margherita, large', 11, 'margherita', 1.5),
      diavola: pizza('Diavola', 9.5, 'diavola'),
      funghi: pizza('Funghi', 9, 'funghi'),
      cola: drink('Cola', 3.5, 'cola'),
      wine: drink('House wine, ¼ l', 4.8, 'wine'),
      cover: {
        name: 'Cover charge',
        price: euros(2),
        taxRate: 10,
        available: true,
        station: 'bar',
      },
    },
    tables: Object.fromEntries(
      [2, 2, 4, 4, 6].map((seats, n) => [`t${n + 1}`, { name: `Table ${n + 1}`, seats, status: 'available' as const }]),
    ),
    printers: {
      oven: { name: 'Oven', address: '192.168.1.40:9100', stations: ['oven'] },
      bar: { name: 'Bar', address: '192.168.1.41:9100', stations: ['bar'] },
    },
  },
  stock: { flour: 20, yeast: 300, tomatoes: 12, mozzarella: 9, salami: 2500, funghi: 3000, cola: 72, wine: 20 },
};
