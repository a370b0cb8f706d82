import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { closureOf, ingredientsIn } from '../../stock/closure.ts';
import type { Ingredient } from '../../stock/ingredient.ts';
import { type Need, type Needs, needsIn } from '../../stock/needs.ts';
import { ingredientRef, recipeRef } from '../../stock/paths.ts';
import { convert, toQuantity } from '../../stock/quantity.ts';
import type { Recipe } from '../../stock/recipe.ts';
import type { Delta } from '../../stock/writes.ts';
import type { ConsumedStock, OrderLine } from './order.ts';

type StockDocs = Docs<{ recipe: Recipe; ingredient: Ingredient }>;

/** The stock that lines consume: per line, so that a line can return it, and in total. */
interface Consumption {
  readonly consumed: Record<string, ConsumedStock[]>;
  readonly deltas: Delta[];
}

/** The recipes of some lines and their sub-recipes, by id; `undefined` for those that the command must read next. */
const readRecipes = (
  providerId: string,
  lines: readonly OrderLine[],
  docs: StockDocs,
): ReadonlyMap<string, Recipe | undefined> => {
  const recipes = new Map<string, Recipe | undefined>();
  const get = (recipeId: string): Recipe | undefined => {
    const ref = recipeRef(providerId, recipeId);
    if (!recipes.has(recipeId)) recipes.set(recipeId, docs.has(ref) ? docs.get(ref) : undefined);
    return recipes.get(recipeId);
  };
  for (const { recipeId } of lines) if (recipeId) closureOf(recipeId, { get });
  return recipes;
};

/** The documents that a consumption needs: recipes, level by level, and their ingredients. */
export const consumedRefs = (
  providerId: string,
  lines: readonly OrderLine[],
  docs: StockDocs,
): Ref<'recipe' | 'ingredient'>[] =>
  [...readRecipes(providerId, lines, docs)].flatMap(([recipeId, recipe]): Ref<'recipe' | 'ingredient'>[] =>
    recipe ? ingredientsIn(recipe).map((id) => ingredientRef(providerId, id)) : [recipeRef(providerId, recipeId)],
  );

const invalidRecipe = (message: string, details: Readonly<Record<string, string>>): Refused =>
  reject('failed-precondition', message, { ...details, reason: 'invalid-recipe' });

/** Converts one need into the ingredient's own unit. */
const convertNeed = (
  { lineId, recipeId = '' }: OrderLine,
  { ingredientId, quantity, unit }: Need,
  ingredient: Ingredient | undefined,
): ConsumedStock | Refused => {
  const details = { lineId, recipeId, ingredientId };
  if (!ingredient) return invalidRecipe(`recipe ${recipeId} needs missing ${ingredientId}`, details);
  const taken = convert(quantity, unit ?? ingredient.unit, ingredient.unit);
  if (taken !== undefined) return { ingredientId, quantity: taken };
  return invalidRecipe(`recipe ${recipeId} needs ${ingredient.name} in ${unit}, not ${ingredient.unit}`, details);
};

const takenByLine = (
  providerId: string,
  line: OrderLine,
  needsOf: (recipeId: string) => Needs,
  docs: StockDocs,
): ConsumedStock[] | Refused => {
  const { lineId, recipeId, quantity, portions = 1 } = line;
  if (!recipeId) return [];
  const found = needsOf(recipeId);
  if ('problem' in found) {
    const { reason: problem, recipeId: where } = found.problem;
    const message = `recipe ${recipeId} is invalid: ${problem} in ${where}`;
    return invalidRecipe(message, { lineId, recipeId: where, problem });
  }
  const sums = new Map<string, number>();
  for (const need of found.needs) {
    const ingredient = docs.get(ingredientRef(providerId, need.ingredientId));
    const taken = convertNeed(line, { ...need, quantity: need.quantity * portions * quantity }, ingredient);
    if ('rejection' in taken) return taken;
    sums.set(taken.ingredientId, toQuantity((sums.get(taken.ingredientId) ?? 0) + taken.quantity));
  }
  return [...sums].map(([ingredientId, quantity]) => ({ ingredientId, quantity }));
};

/**
 * The stock that lines consume by their recipes, or a rejection if a recipe is invalid. It does not check for
 * shortages.
 */
export const consumedStock = (
  providerId: string,
  lines: readonly OrderLine[],
  docs: StockDocs,
): Consumption | Refused => {
  const needsOf = needsIn(readRecipes(providerId, lines, docs));
  const consumed: Record<string, ConsumedStock[]> = {};
  const deltas = new Map<string, Delta>();
  for (const line of lines) {
    const taken = takenByLine(providerId, line, needsOf, docs);
    if ('rejection' in taken) return taken;
    if (taken.length > 0) consumed[line.lineId] = taken;
    for (const { ingredientId, quantity } of taken) {
      const ingredient = docs.get(ingredientRef(providerId, ingredientId));
      const delta = toQuantity((deltas.get(ingredientId)?.delta ?? 0) - quantity);
      if (ingredient) deltas.set(ingredientId, { ingredientId, ingredient, delta });
    }
  }
  return { consumed, deltas: [...deltas.values()] };
};
