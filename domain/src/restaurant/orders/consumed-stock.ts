import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Ingredient } from '../../stock/ingredient.ts';
import { type Need, recipeNeeds, recipesIn } from '../../stock/needs.ts';
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

/** The recipes of some lines and their sub-recipes: those that the command has read, and the ids it must read next. */
const readRecipes = (providerId: string, lines: readonly OrderLine[], docs: StockDocs) => {
  const recipes = new Map<string, Recipe>();
  const missing = new Set<string>();
  const pending = lines.flatMap(({ recipeId }) => (recipeId ? [recipeId] : []));
  for (const recipeId of pending) {
    if (recipes.has(recipeId) || missing.has(recipeId)) continue;
    const ref = recipeRef(providerId, recipeId);
    const recipe = docs.has(ref) ? docs.get(ref) : undefined;
    if (recipe) {
      recipes.set(recipeId, recipe);
      pending.push(...recipesIn(recipe));
    } else missing.add(recipeId);
  }
  return { recipes, missing };
};

/** The documents that a consumption needs: recipes, level by level, and their ingredients. */
export const consumedRefs = (
  providerId: string,
  lines: readonly OrderLine[],
  docs: StockDocs,
): Ref<'recipe' | 'ingredient'>[] => {
  const { recipes, missing } = readRecipes(providerId, lines, docs);
  const ingredientIds = [...recipes.values()].flatMap(({ ingredients }) =>
    ingredients.flatMap((component) => ('ingredientId' in component ? [component.ingredientId] : [])),
  );
  return [
    ...[...missing].map((recipeId) => recipeRef(providerId, recipeId)),
    ...ingredientIds.map((ingredientId) => ingredientRef(providerId, ingredientId)),
  ];
};

const invalidRecipe = (message: string, details: Readonly<Record<string, string>>): Refused =>
  reject('failed-precondition', message, details);

/** Converts one need into the ingredient's own unit. */
const convertNeed = (
  { lineId, recipeId = '' }: OrderLine,
  { ingredientId, quantity, unit }: Need,
  ingredient: Ingredient | undefined,
): ConsumedStock | Refused => {
  const details = { lineId, recipeId, ingredientId };
  if (!ingredient) return invalidRecipe(`recipe ${recipeId} needs ${ingredientId}, which does not exist`, details);
  const taken = convert(quantity, unit ?? ingredient.unit, ingredient.unit);
  if (taken !== undefined) return { ingredientId, quantity: taken };
  return invalidRecipe(
    `recipe ${recipeId} needs ${ingredient.name} in ${unit}, but it is measured in ${ingredient.unit}`,
    details,
  );
};

const takenByLine = (
  providerId: string,
  line: OrderLine,
  recipes: ReadonlyMap<string, Recipe>,
  docs: StockDocs,
): ConsumedStock[] | Refused => {
  const { lineId, recipeId, quantity, portions = 1 } = line;
  if (!recipeId) return [];
  const found = recipeNeeds(recipeId, recipes);
  if ('problem' in found) {
    const { reason, recipeId: where } = found.problem;
    return invalidRecipe(`recipe ${recipeId} is invalid: ${reason} in ${where}`, { lineId, recipeId: where, reason });
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
  const { recipes } = readRecipes(providerId, lines, docs);
  const consumed: Record<string, ConsumedStock[]> = {};
  const deltas = new Map<string, Delta>();
  for (const line of lines) {
    const taken = takenByLine(providerId, line, recipes, docs);
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
