import type { Actor, Fields } from '@counterfoil/domain';
import { slug } from '../../import/cells.ts';
import type { Pizza, PizzaPlace, PizzaType } from './read-pizza.ts';

export const timeZone = 'America/New_York';
export const currency = 'USD';
export const owner: Actor = { kind: 'user', uid: 'pizza-owner', name: 'The pizza place' };

/** The file names ingredients without quantities. A medium pizza is assumed to need this many grams of each. */
const grams = 50;

/** Other sizes need a multiple of it. */
const portions = { S: 0.75, M: 1, L: 1.25, XL: 1.5, XXL: 2 } as const satisfies Record<Pizza['size'], number>;

const ingredientIds = ({ ingredients }: PizzaType): string[] => [...new Set(ingredients.map(slug))];

/** Kilograms of each ingredient that `quantity` pizzas need. */
export const kilogramsOf = (type: PizzaType, { size }: Pizza, quantity: number): [ingredientId: string, kg: number][] =>
  ingredientIds(type).map((ingredientId) => [ingredientId, (grams * portions[size] * quantity) / 1000]);

type Documents = Readonly<Record<string, Fields>>;

/** The records that the provider's devices would have written: categories, menu, recipes and ingredients. */
export const recordsOf = ({ types, pizzas }: PizzaPlace): Readonly<Record<string, Documents>> => {
  const typeOf = new Map(types.map((type) => [type.pizza_type_id, type]));
  const categories = [...new Set(types.map(({ category }) => category))].sort();
  const names = new Map(types.flatMap(({ ingredients }) => ingredients.map((name) => [slug(name), name])));
  return {
    categories: Object.fromEntries(categories.map((name, n) => [slug(name), { name, sortOrder: n }])),
    ingredients: Object.fromEntries([...names].map(([id, name]) => [id, { name, unit: 'kg', reorderPoint: 1 }])),
    recipes: Object.fromEntries(
      types.map((type) => [
        type.pizza_type_id,
        {
          name: type.name,
          menuItemId: `${type.pizza_type_id}_m`,
          ingredients: ingredientIds(type).map((ingredientId) => ({ ingredientId, quantity: grams, unit: 'g' })),
        },
      ]),
    ),
    menuItems: Object.fromEntries(
      pizzas.flatMap((pizza) => {
        const type = typeOf.get(pizza.pizza_type_id);
        if (!type) return [];
        const item = {
          name: `${type.name}, ${pizza.size}`,
          categoryId: slug(type.category),
          price: { amount: Math.round(pizza.price * 100), currency },
          taxRate: 0,
          available: true,
          station: 'kitchen',
          recipeId: pizza.pizza_type_id,
          portions: portions[pizza.size],
        };
        return [[pizza.pizza_id, item]];
      }),
    ),
  };
};
