import type { RecordInputs } from '@counterfoil/client';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { pizzeriaProfile, pizzeriaRecords } from '../../domain/test-kit/fixtures/pizzeria.ts';
import { luca, marco, sofia } from './people.ts';
import { type DemoProvider, week } from './provider.ts';

const { categories, ingredients, menuItems, recipes, tables, printers } = pizzeriaRecords;

/** The demo bakes its pizzas at a station of their own. */
const oven = { station: 'oven', categoryId: 'pizza' };

const pizza = (name: string, cents: number, recipeId: string): RecordInputs['menuItems'] => ({
  ...menuItems.margherita,
  ...oven,
  name,
  price: euros(cents),
  recipeId,
});

/** The base of every pizza: dough, tomatoes and cheese. */
const base: RecordInputs['recipes']['ingredients'] = [
  ...recipes.margherita.ingredients,
  { ingredientId: 'tomatoes', quantity: 90, unit: 'g' },
];

/** The pizzeria of the tests, with bookings, more dishes, more tables, costs and a larger stock. */
export const pizzeria: DemoProvider = {
  providerId: 'demo-restaurant',
  owner: marco,
  profile: {
    ...pizzeriaProfile,
    name: 'Trattoria Marco',
    modules: ['booking', ...pizzeriaProfile.modules],
    openingHours: week({ open: '12:00', close: '15:00' }, { open: '18:00', close: '00:00' }),
  },
  listing: { place: { latitude: 45.4719, longitude: 9.1946 }, text: 'Corso Venezia 8, Milano' },
  shortAddress: 'trattoria-marco',
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
        price: euros(2000),
        confirmation: 'manual',
      },
    },
    categories,
    ingredients: {
      ...ingredients,
      flour: { ...ingredients.flour, usageRate: 8 },
      mozzarella: { ...ingredients.mozzarella, reorderPoint: 2000, maxStock: 15_000, usageRate: 5000 },
      cola: { ...ingredients.cola, reorderPoint: 12, maxStock: 96, usageRate: 40 },
      tomatoes: { name: 'Tomatoes', unit: 'kg', reorderPoint: 3, maxStock: 20, usageRate: 6 },
      salami: { name: 'Spicy salami', unit: 'g', reorderPoint: 500, maxStock: 4000, usageRate: 1200 },
      funghi: { name: 'Mushrooms', unit: 'g', reorderPoint: 600, maxStock: 5000, usageRate: 1500 },
      wine: { name: 'House wine', unit: 'l', reorderPoint: 3, maxStock: 30, usageRate: 9 },
    },
    ingredientCosting: {
      flour: { cost: euros(110), quantity: 1 },
      salt: { cost: euros(50), quantity: 1000 },
      mozzarella: { cost: euros(890), quantity: 1000 },
      cola: { cost: euros(60), quantity: 1 },
      tomatoes: { cost: euros(240), quantity: 1 },
      salami: { cost: euros(1500), quantity: 1000 },
      funghi: { cost: euros(700), quantity: 1000 },
      wine: { cost: euros(420), quantity: 1 },
    },
    recipes: {
      dough: { ...recipes.dough, name: 'Dough' },
      margherita: { ...recipes.margherita, ingredients: base },
      diavola: { menuItemId: 'diavola', ingredients: [...base, { ingredientId: 'salami', quantity: 70 }] },
      funghi: { menuItemId: 'funghi', ingredients: [...base, { ingredientId: 'funghi', quantity: 120 }] },
      cola: { ...recipes.cola, menuItemId: 'cola' },
      wine: { menuItemId: 'wine', ingredients: [{ ingredientId: 'wine', quantity: 250, unit: 'ml' }] },
    },
    menuItems: {
      margherita: { ...menuItems.margherita, ...oven },
      'margherita-large': { ...menuItems.large, ...oven },
      diavola: pizza('Diavola', 1100, 'diavola'),
      funghi: pizza('Funghi', 1050, 'funghi'),
      cola: menuItems.cola,
      wine: { ...menuItems.cola, name: 'House wine, ¼ l', price: euros(480), recipeId: 'wine' },
      cover: { ...menuItems.cover, station: 'bar' },
    },
    tables: {
      t1: { ...tables.t1, name: 'Table 1' },
      t2: { ...tables.t2, name: 'Table 2' },
      t3: { ...tables.t1, name: 'Table 3' },
      t4: { ...tables.t2, name: 'Table 4' },
      t5: { ...tables.t1, name: 'Table 5', seats: 6 },
    },
    printers: { oven: { ...printers.pass, name: 'Oven', stations: ['oven'] }, bar: printers.bar },
  },
  stock: { flour: 16, salt: 3000, mozzarella: 9000, cola: 72, tomatoes: 12, salami: 2500, funghi: 3000, wine: 20 },
};
