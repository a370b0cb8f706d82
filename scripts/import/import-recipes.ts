import { type Component, type Recipe, recipeNeeds, recipeSettingsSchema } from '@counterfoil/domain';
import { z } from 'zod';
import { type BadRow, readCsv } from '../csv/read-csv.ts';
import { id, number, optional, text } from './cells.ts';
import type { HouseFacts, ImportPlan, PlannedRecord } from './import-plan.ts';

const rowSchema = z
  .object({
    recipe: id,
    name: optional(text),
    menuItem: optional(id),
    yield: optional(number.pipe(z.number().positive())),
    yieldUnit: optional(z.string()),
    ingredient: optional(id),
    subRecipe: optional(id),
    quantity: number.pipe(z.number().positive()),
    unit: optional(z.string()),
  })
  .refine(({ ingredient, subRecipe }) => (ingredient === undefined) !== (subRecipe === undefined), {
    path: ['ingredient'],
    error: 'either an ingredient or a subRecipe',
  });

type Row = z.infer<typeof rowSchema> & { readonly line: number };

const componentOf = ({ ingredient, subRecipe, quantity, unit }: Row) =>
  subRecipe ? { recipeId: subRecipe, quantity, unit } : { ingredientId: ingredient, quantity, unit };

/** What a recipe's rows say of it as a whole stands in any of them. */
const recipeOf = (rows: readonly Row[]): { recipe: Recipe } | BadRow => {
  const [first] = rows;
  const said = <Key extends keyof Row>(key: Key): Row[Key] | undefined =>
    rows.find((row) => row[key] !== undefined)?.[key];
  const quantity = said('yield');
  const parsed = recipeSettingsSchema.safeParse({
    name: said('name'),
    menuItemId: said('menuItem'),
    ingredients: rows.map(componentOf),
    yield: quantity === undefined ? undefined : { quantity, unit: said('yieldUnit') ?? 'piece' },
  });
  if (parsed.success) return { recipe: parsed.data };
  const [issue] = parsed.error.issues;
  const line = rows[Number(issue?.path[1])]?.line ?? first?.line ?? 0;
  return { line, problem: `${issue?.path.join('.')}: ${issue?.message}` };
};

const unknownIn = (component: Component, { ingredientIds }: HouseFacts): string | undefined =>
  'ingredientId' in component && !ingredientIds.has(component.ingredientId) ? component.ingredientId : undefined;

/** Whether a recipe can be followed to its end, by what the house has and what the file adds. */
const problemOf = (recipeId: string, recipes: ReadonlyMap<string, Recipe>, house: HouseFacts): string | undefined => {
  const unknown = recipes
    .get(recipeId)
    ?.ingredients.map((component) => unknownIn(component, house))
    .find(Boolean);
  if (unknown) return `ingredient: there is no ${unknown}`;
  const followed = recipeNeeds(recipeId, recipes);
  if (!('problem' in followed)) return undefined;
  const { reason, recipeId: where } = followed.problem;
  const said = {
    cycle: 'it comes back to itself',
    missing: `there is no ${where}`,
    unit: `${where} is not measured so`,
  };
  return `subRecipe: ${said[reason]}`;
};

/**
 * Recipes, a row for each thing they take: `recipe, name?, menuItem?, yield?, yieldUnit?, ingredient | subRecipe, quantity,
 * unit?`. A recipe with a bad row is left out whole: half of it would be another one.
 */
export const importRecipes = async (path: string, house: HouseFacts): Promise<ImportPlan> => {
  const { rows, badRows, badRecords } = await readCsv(path, rowSchema);
  const spoilt = new Set(badRecords.map(({ recipe }) => recipe));
  const problems: BadRow[] = [...badRows];
  const read = new Map<string, { recipe: Recipe; line: number }>();
  for (const [recipeId, own] of Map.groupBy(rows, ({ recipe }) => recipe)) {
    if (spoilt.has(recipeId)) continue;
    const result = recipeOf(own);
    if ('problem' in result) problems.push(result);
    else read.set(recipeId, { ...result, line: own[0]?.line ?? 0 });
  }
  const recipes = new Map([...house.recipes, ...[...read].map(([id, { recipe }]) => [id, recipe] as const)]);
  const records: PlannedRecord[] = [];
  for (const [recipeId, { recipe, line }] of read) {
    const problem = problemOf(recipeId, recipes, house);
    if (problem) problems.push({ line, problem });
    else records.push({ line, path: `recipes/${recipeId}`, fields: recipe });
  }
  return { records, counts: [], badRows: problems };
};
