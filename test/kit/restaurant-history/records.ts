import { euros } from '../../../domain/test-kit/fixtures/euros.ts';
import { pizzeriaRecords } from '../../../domain/test-kit/fixtures/pizzeria.ts';
import type { Records } from '../restaurant.ts';

const { menuItems, recipes, ingredients, tables } = pizzeriaRecords;

const food = { categoryId: 'food' };

/**
 * The pizzeria's records with more of everything: dough in pizza and calzone, water that needs nothing, and a special
 * that nobody can make. Two recipes can be closed to a cycle. Reorder points are low, so that stocks cross them often.
 */
export const records: Records = {
  menuItems: {
    margherita: { ...menuItems.margherita, ...food },
    large: { ...menuItems.large, ...food },
    calzone: { ...menuItems.margherita, ...food, name: 'Calzone', price: euros(1100), recipeId: 'calzone' },
    cola: menuItems.cola,
    water: { ...menuItems.cola, name: 'Water', price: euros(200), taxRate: 10, recipeId: 'water' },
    cover: menuItems.cover,
  },
  recipes: {
    dough: recipes.dough,
    margherita: {
      ...recipes.margherita,
      ingredients: [...recipes.margherita.ingredients, { ingredientId: 'basil', quantity: 2 }],
    },
    calzone: {
      menuItemId: 'calzone',
      ingredients: [
        { recipeId: 'dough', quantity: 300, unit: 'g' },
        { ingredientId: 'ham', quantity: 0.08, unit: 'kg' },
      ],
    },
    cola: { ...recipes.cola, menuItemId: 'cola' },
    water: { menuItemId: 'water', ingredients: [] },
    special: {
      ingredients: [
        { recipeId: 'dough', quantity: 0.2 },
        { ingredientId: 'truffle', quantity: 5 },
      ],
    },
    circle: { ingredients: [{ recipeId: 'round', quantity: 1 }] },
    round: { ingredients: [{ ingredientId: 'flour', quantity: 0.1 }] },
  },
  ingredients: {
    flour: { ...ingredients.flour, reorderPoint: 1, maxStock: 5 },
    salt: ingredients.salt,
    mozzarella: ingredients.mozzarella,
    basil: { name: 'Basil', unit: 'piece', reorderPoint: 4 },
    ham: { name: 'Ham', unit: 'g', reorderPoint: 100 },
    cola: { ...ingredients.cola, reorderPoint: 3 },
    truffle: { name: 'Truffle', unit: 'g' },
  },
  tables: { t0: tables.t1, t1: tables.t2, t2: { ...tables.t2, name: 'Three' } },
};

interface Guest {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  /** The person whose app shows a code. */
  readonly shows?: string;
}

/** Some are the same person, and one leaves no contact. Two show a code in their apps. */
export const guests: readonly (Guest | undefined)[] = [
  undefined,
  { name: 'Ada', phone: '+39 06 1234567' },
  { name: 'Ada L.', phone: '0039 061234567', email: 'ada@example.org' },
  { phone: '+39061234567', shows: 'ada' },
  { name: 'Bob', email: 'Bob@example.org' },
  { email: 'bob@example.org', shows: 'bob' },
  { name: 'Eve' },
  { name: 'Mallory', phone: '---', email: 'mallory@example.org' },
];

/** The quantity of one unit of a step, in the ingredient's own unit. */
export const scale = { flour: 0.25, mozzarella: 100, basil: 2, ham: 60, cola: 1 } as const;
