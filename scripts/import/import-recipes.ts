import { type Fields, type Recipe, recipeSettingsSchema } from '@counterfoil/domain';
import * as z from 'zod';
import { type BadRow, readCsv } from '../csv/read-csv.ts';
import { id, number, optional, text } from './cells.ts';
import type { ImportPlan, PlannedRecord, ProviderState } from './import-plan.ts';
import { type ReadRecipe, resolveRecipes } from './resolve-recipes.ts';
import { statedFieldsOf } from './stated-fields.ts';

/** The domain's own schemas, so that the import reports a value that the domain would refuse, with its cell. */
const { quantity, unit } = recipeSettingsSchema.shape.yield.unwrap().shape;

const rowSchema = z
  .object({
    recipe: id,
    name: optional(text),
    menuItem: optional(id),
    yield: optional(number.pipe(quantity)),
    yieldUnit: optional(unit),
    ingredient: optional(id),
    subRecipe: optional(id),
    quantity: number.pipe(quantity),
    unit: optional(unit),
  })
  .refine(({ ingredient, subRecipe }) => (ingredient === undefined) !== (subRecipe === undefined), {
    path: ['ingredient'],
    error: 'either an ingredient or a subRecipe',
  });

type Row = z.infer<typeof rowSchema> & { readonly line: number };

/** Leaves the unit out instead of storing `undefined`, as devices do. */
const componentOf = ({ ingredient, subRecipe, quantity, unit }: Row) => ({
  ...(subRecipe ? { recipeId: subRecipe } : { ingredientId: ingredient }),
  quantity,
  ...(unit && { unit }),
});

interface Read extends ReadRecipe {
  readonly fields: Fields;
  readonly stated: Fields;
}

/**
 * Builds a recipe from its rows. Each field of the whole recipe may stand in any of its rows; fields that no row states
 * keep the provider's value.
 */
const recipeOf = (rows: readonly Row[], existing: Recipe | undefined): Read | BadRow => {
  const [first] = rows;
  const find = <Key extends keyof Row>(key: Key): Row[Key] | undefined =>
    rows.find((row) => row[key] !== undefined)?.[key];
  const quantity = find('yield');
  const given = {
    name: find('name'),
    menuItemId: find('menuItem'),
    ingredients: rows.map(componentOf),
    yield: quantity === undefined ? undefined : { quantity, unit: find('yieldUnit') ?? 'piece' },
  };
  const parsed = recipeSettingsSchema.safeParse(given);
  if (parsed.success) {
    const { data } = parsed;
    const kept = existing?.yield && !data.yield ? { yield: existing.yield } : {};
    const lines = rows.map(({ line }) => line);
    return { recipe: { ...data, ...kept }, lines, fields: data, stated: statedFieldsOf(given, data) };
  }
  const [issue] = parsed.error.issues;
  const line = rows[Number(issue?.path[1])]?.line ?? first?.line ?? 0;
  return { line, problem: `${issue?.path.join('.')}: ${issue?.message}` };
};

/**
 * Plans the import of recipes, one row per component: `recipe, name?, menuItem?, yield?, yieldUnit?, ingredient |
 * subRecipe, quantity, unit?`. One bad row leaves out the whole recipe, because half of it would be a different recipe.
 */
export const importRecipes = async (path: string, provider: ProviderState): Promise<ImportPlan> => {
  const { rows, badRows, badRecords } = await readCsv(path, rowSchema);
  const unread = new Set(badRecords.flatMap(({ recipe }) => recipe ?? []));
  const problems: BadRow[] = [...badRows];
  const read = new Map<string, Read>();
  for (const [recipeId, own] of Map.groupBy(rows, ({ recipe }) => recipe)) {
    if (unread.has(recipeId)) continue;
    const result = recipeOf(own, provider.recipes.get(recipeId));
    if ('problem' in result) {
      problems.push(result);
      unread.add(recipeId);
    } else read.set(recipeId, result);
  }
  const { followed, badRows: hopeless } = resolveRecipes(read, unread, provider);
  const records = [...followed].map(([recipeId, { lines, fields, stated }]): PlannedRecord => {
    return { line: lines[0] ?? 0, path: `recipes/${recipeId}`, fields, stated };
  });
  return { records, counts: [], badRows: [...problems, ...hopeless] };
};
