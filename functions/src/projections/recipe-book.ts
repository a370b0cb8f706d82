import {
  allRecipes,
  type DocumentKind,
  type Documents,
  type Ingredient,
  ingredientRef,
  ingredientsIn,
  type Recipe,
  type RecipeImpact,
  type Ref,
  recipeRef,
  recipesIn,
  recipesOfItem,
  recipesWith,
} from '@counterfoil/domain';
import { logger } from 'firebase-functions';
import { MalformedDocument } from '../firestore/decode-document.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import type { ReadSet } from '../firestore/read-set.ts';
import type { ProjectionContext } from './projection.ts';

/** The recipes to recompute, with all their sub-recipes and ingredients. */
export interface RecipeBook {
  readonly targets: readonly string[];
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly ingredients: ReadonlyMap<string, Ingredient>;
}

/** Returns `undefined` for a malformed document: one bad document must not block a provider's recipes. */
export const readable = <Kind extends DocumentKind>(reads: ReadSet, ref: Ref<Kind>): Documents[Kind] | undefined => {
  try {
    return reads.get(ref);
  } catch (error) {
    if (!(error instanceof MalformedDocument)) throw error;
    logger.error(error.message, { path: error.path, field: error.field });
    return undefined;
  }
};

/** Reads the documents with these ids; leaves out missing and malformed ones. */
export const readMany = async <Kind extends DocumentKind>(
  reads: ReadSet,
  ids: readonly string[],
  refOf: (id: string) => Ref<Kind>,
): Promise<Map<string, Documents[Kind]>> => {
  await reads.read(ids.map((id) => refOf(id).path));
  const found = new Map<string, Documents[Kind]>();
  for (const id of ids) {
    const document = readable(reads, refOf(id));
    if (document !== undefined) found.set(id, document);
  }
  return found;
};

const queriesFor = (providerId: string, which: RecipeImpact['which']) => {
  if (which === 'all') return [allRecipes(providerId)];
  if ('menuItemId' in which) return [recipesOfItem(providerId, which.menuItemId)];
  return recipesWith(providerId, which.ingredientIds);
};

/** Reads recipes and their sub-recipes at every depth. */
const readRecipes = async (
  { providerId, reads }: ProjectionContext,
  targets: readonly string[],
): Promise<Map<string, Recipe>> => {
  const recipes = new Map<string, Recipe>();
  const asked = new Set<string>();
  for (let ids = [...targets]; ids.length > 0; ) {
    for (const id of ids) asked.add(id);
    const found = await readMany(reads, ids, (id) => recipeRef(providerId, id));
    for (const [id, recipe] of found) recipes.set(id, recipe);
    ids = [...new Set([...found.values()].flatMap(recipesIn))].filter((id) => !asked.has(id));
  }
  return recipes;
};

export const readRecipeBook = async (context: ProjectionContext, which: RecipeImpact['which']): Promise<RecipeBook> => {
  const { firestore, providerId, reads } = context;
  const pages = await Promise.all(queriesFor(providerId, which).map((query) => readAllPages(firestore, query)));
  reads.keep(pages.flat());
  const targets = [...new Set(pages.flat().map(({ id }) => id))].sort();
  const recipes = await readRecipes(context, targets);
  const needed = new Set(targets.flatMap((id) => ingredientsIn(id, recipes)));
  const ingredients = await readMany(reads, [...needed], (id) => ingredientRef(providerId, id));
  return { targets: targets.filter((id) => recipes.has(id)), recipes, ingredients };
};
