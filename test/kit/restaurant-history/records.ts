import { euros, type Records } from '../restaurant.ts';

const item = (name: string, amount: number, more: object = {}) => ({
  name,
  price: euros(amount),
  taxRate: 10,
  available: true,
  station: 'kitchen',
  ...more,
});

const food = { categoryId: 'food' };
const drinks = { categoryId: 'drinks', station: 'bar' };

/** Dough in pizza and calzone; water that takes nothing; salt that may be owed; a special that nobody can make. */
export const records: Records = {
  menuItems: {
    margherita: item('Margherita', 900, { ...food, recipeId: 'margherita' }),
    large: item('Margherita, large', 1300, { ...food, recipeId: 'margherita', portions: 1.5 }),
    calzone: item('Calzone', 1100, { ...food, recipeId: 'calzone' }),
    cola: item('Cola', 350, { ...drinks, taxRate: 22, recipeId: 'cola' }),
    water: item('Water', 200, { ...drinks, recipeId: 'water' }),
    cover: item('Cover', 150),
  },
  recipes: {
    dough: {
      ingredients: [
        { ingredientId: 'flour', quantity: 600, unit: 'g' },
        { ingredientId: 'salt', quantity: 10 },
      ],
      yield: { quantity: 1, unit: 'kg' },
    },
    margherita: {
      menuItemId: 'margherita',
      ingredients: [
        { recipeId: 'dough', quantity: 250, unit: 'g' },
        { ingredientId: 'mozzarella', quantity: 100 },
        { ingredientId: 'basil', quantity: 2 },
      ],
    },
    calzone: {
      menuItemId: 'calzone',
      ingredients: [
        { recipeId: 'dough', quantity: 300, unit: 'g' },
        { ingredientId: 'ham', quantity: 0.08, unit: 'kg' },
      ],
    },
    cola: { menuItemId: 'cola', ingredients: [{ ingredientId: 'cola', quantity: 1 }] },
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
    flour: { name: 'Flour', unit: 'kg', reorderPoint: 1, maxStock: 5, usageRate: 2 },
    salt: { name: 'Salt', unit: 'g', allowNegative: true },
    mozzarella: { name: 'Mozzarella', unit: 'g', reorderPoint: 300 },
    basil: { name: 'Basil', unit: 'piece', reorderPoint: 4 },
    ham: { name: 'Ham', unit: 'g', reorderPoint: 100 },
    cola: { name: 'Cola', unit: 'piece', reorderPoint: 3 },
    truffle: { name: 'Truffle', unit: 'g' },
  },
  tables: {
    t0: { name: 'One', seats: 4, status: 'available' },
    t1: { name: 'Two', seats: 2, status: 'available' },
    t2: { name: 'Three', seats: 2, status: 'available' },
  },
};

/** Some of them are the same person, and one of them leaves nothing to be known by. */
export const guests = [
  undefined,
  { name: 'Ada', phone: '+39 06 1234567' },
  { name: 'Ada L.', phone: '0039 061234567', email: 'ada@example.org' },
  { phone: '+39061234567', userId: 'ada' },
  { name: 'Bob', email: 'Bob@example.org' },
  { email: 'bob@example.org', userId: 'bob' },
  { name: 'Eve' },
  { name: 'Mallory', phone: '---', email: 'mallory@example.org' },
] as const;

/** How much of an ingredient one unit of a step is, in the ingredient's own. */
export const scale = { flour: 0.25, mozzarella: 100, basil: 2, ham: 60, cola: 1 } as const;
