import { menuItemSettingsSchema } from '@counterfoil/domain';
import * as z from 'zod';
import { type BadRow, readCsv } from '../csv/read-csv.ts';
import { id, minorUnits, number, optional, slug, text, yesOrNo } from './cells.ts';
import type { ImportPlan, PlannedRecord, ProviderState } from './import-plan.ts';
import { statedFieldsOf } from './stated-fields.ts';

const rowSchema = z.object({
  id: optional(id),
  name: text,
  category: optional(text),
  price: number.pipe(z.number().nonnegative()),
  taxRate: optional(number.pipe(z.number().min(0).max(100))),
  available: optional(yesOrNo),
  station: optional(z.string()),
  recipe: optional(id),
  portions: optional(number.pipe(z.number().positive())),
  description: optional(z.string().max(2000)),
});

type Row = z.infer<typeof rowSchema> & { readonly line: number };

const itemOf = (row: Row, { currency, recipes }: ProviderState): PlannedRecord | BadRow => {
  const { line, name, category, recipe, portions, description } = row;
  const amount = minorUnits(row.price, currency);
  if (amount === undefined) return { line, problem: `price: ${row.price} is not an amount of ${currency}` };
  if (recipe && !recipes.has(recipe)) return { line, problem: `recipe: there is no ${recipe}` };
  const given = {
    name,
    categoryId: category && slug(category),
    price: { amount, currency },
    taxRate: row.taxRate,
    available: row.available,
    station: row.station,
    recipeId: recipe,
    portions,
    description,
  };
  const item = menuItemSettingsSchema.safeParse(given);
  if (item.success) {
    return {
      line,
      path: `menuItems/${row.id ?? slug(name)}`,
      fields: item.data,
      stated: statedFieldsOf(given, item.data),
    };
  }
  return { line, problem: `${item.error.issues[0]?.path.join('.')}: ${item.error.issues[0]?.message}` };
};

/** New categories follow the order of the file. Existing ones keep the provider's order. */
const categoriesOf = (rows: readonly Row[]): PlannedRecord[] => {
  const byId = Map.groupBy(rows, ({ category }) => category && slug(category));
  return [...byId].flatMap(([id, [first]], n): PlannedRecord[] => {
    if (!id || !first) return [];
    const stated = { name: first.category };
    return [{ line: first.line, path: `categories/${id}`, fields: { ...stated, sortOrder: n }, stated }];
  });
};

/**
 * Plans the import of a menu: `id?, name, category?, price, taxRate?, available?, station?, recipe?, portions?,
 * description?`.
 */
export const importMenu = async (path: string, provider: ProviderState): Promise<ImportPlan> => {
  const { rows, badRows } = await readCsv(path, rowSchema);
  const records: PlannedRecord[] = [];
  const problems: BadRow[] = [...badRows];
  const lines = new Map<string, number>();
  for (const row of rows) {
    const item = itemOf(row, provider);
    if ('problem' in item) problems.push(item);
    else if (lines.has(item.path)) {
      problems.push({ line: row.line, problem: `id: the same as in line ${lines.get(item.path)}` });
    } else {
      lines.set(item.path, row.line);
      records.push(item);
    }
  }
  const good = rows.filter(({ line }) => !problems.some((problem) => problem.line === line));
  return { records: [...categoriesOf(good), ...records], counts: [], badRows: problems };
};
