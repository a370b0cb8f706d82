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

/** What lines take: each for itself, so that it can give it back, and all together. */
interface Consumption {
  readonly consumed: Record<string, ConsumedStock[]>;
  readonly deltas: Delta[];
}

/** The recipes of some lines and those within them, as far as they have been read, and the next ones to read. */
const readRecipes = (providerId: string, lines: readonly OrderLine[], docs: StockDocs) => {
  const recipes = new Map<string, Recipe>();
  const missing = new Set<string>();
  const open = lines.flatMap(({ recipeId }) => (recipeId ? [recipeId] : []));
  for (const recipeId of open) {
    if (recipes.has(recipeId) || missing.has(recipeId)) continue;
    const ref = recipeRef(providerId, recipeId);
    const recipe = docs.has(ref) ? docs.get(ref) : undefined;
    if (recipe) {
      recipes.set(recipeId, recipe);
      open.push(...recipesIn(recipe));
    } else missing.add(recipeId);
  }
  return { recipes, missing };
};

/** What lines consume by, to be read: recipes, those within them round by round, and at last the ingredients. */
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

const wrong = (message: string, details: Readonly<Record<string, string>>): Refused =>
  reject('failed-precondition', message, details);

/** One need in the unit that the ingredient is kept in. */
const takeOne = (
  { lineId, recipeId = '' }: OrderLine,
  { ingredientId, quantity, unit }: Need,
  ingredient: Ingredient | undefined,
): ConsumedStock | Refused => {
  const named = { lineId, recipeId, ingredientId };
  if (!ingredient) return wrong(`recipe ${recipeId} needs ${ingredientId}, which is not kept`, named);
  const taken = convert(quantity, unit ?? ingredient.unit, ingredient.unit);
  if (taken !== undefined) return { ingredientId, quantity: taken };
  return wrong(`recipe ${recipeId} needs ${ingredient.name} in ${unit}, which is kept in ${ingredient.unit}`, named);
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
    return wrong(`recipe ${recipeId} cannot be made: ${reason} at ${where}`, { lineId, recipeId: where, reason });
  }
  const sums = new Map<string, number>();
  for (const need of found.needs) {
    const ingredient = docs.get(ingredientRef(providerId, need.ingredientId));
    const taken = takeOne(line, { ...need, quantity: need.quantity * portions * quantity }, ingredient);
    if ('rejection' in taken) return taken;
    sums.set(taken.ingredientId, toQuantity((sums.get(taken.ingredientId) ?? 0) + taken.quantity));
  }
  return [...sums].map(([ingredientId, quantity]) => ({ ingredientId, quantity }));
};

/** What lines take from the stock by their recipes, or why a recipe cannot be followed. Whether there is enough is not asked. */
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
