import { ingredientSettingsSchema } from '@counterfoil/domain';
import * as z from 'zod';
import { type BadRow, readCsv } from '../csv/read-csv.ts';
import { id, minorUnits, number, optional, slug, text, yesOrNo } from './cells.ts';
import type { ImportPlan, PlannedCount, PlannedRecord, ProviderState } from './import-plan.ts';
import { statedFieldsOf } from './stated-fields.ts';

const rowSchema = z.object({
  id: optional(id),
  name: text,
  unit: z.string(),
  counted: optional(number.pipe(z.number().nonnegative())),
  reorderPoint: optional(number),
  maxStock: optional(number),
  usageRate: optional(number),
  allowNegative: optional(yesOrNo),
  cost: optional(number.pipe(z.number().nonnegative())),
  costQuantity: optional(number.pipe(z.number().positive())),
});

type Row = z.infer<typeof rowSchema> & { readonly line: number };

interface Planned {
  readonly records: PlannedRecord[];
  readonly counts: PlannedCount[];
}

/** An ingredient with stock keeps its unit. The rules hold devices to the same. */
const problemOfUnit = (ingredientId: string, unit: string, { ingredients }: ProviderState): string | undefined => {
  const known = ingredients.get(ingredientId);
  if (!known || known.version === 0 || known.unit === unit) return undefined;
  return `unit: its stock is already counted in ${known.unit}`;
};

const planOf = (row: Row, provider: ProviderState): Planned | BadRow => {
  const { currency } = provider;
  const { line, counted, cost, costQuantity, id: givenId, ...given } = row;
  const settings = ingredientSettingsSchema.safeParse(given);
  if (!settings.success) {
    const [issue] = settings.error.issues;
    return { line, problem: `${issue?.path.join('.')}: ${issue?.message}` };
  }
  const ingredientId = givenId ?? slug(row.name);
  const problem = problemOfUnit(ingredientId, settings.data.unit, provider);
  if (problem) return { line, problem };
  const path = `ingredients/${ingredientId}`;
  const records: PlannedRecord[] = [
    { line, path, fields: settings.data, stated: statedFieldsOf(given, settings.data) },
  ];
  if (cost !== undefined) {
    const amount = minorUnits(cost, currency);
    if (amount === undefined) return { line, problem: `cost: ${cost} is not an amount of ${currency}` };
    const costing = { cost: { amount, currency }, quantity: costQuantity ?? 1 };
    const stated = statedFieldsOf({ cost, quantity: costQuantity }, costing);
    records.push({ line, path: `${path}/private/costing`, fields: costing, stated });
  }
  const { unit } = settings.data;
  return { records, counts: counted === undefined ? [] : [{ line, payload: { ingredientId, counted }, unit }] };
};

/**
 * Plans the import of a stock: `id?, name, unit, counted?, reorderPoint?, maxStock?, usageRate?, allowNegative?, cost?,
 * costQuantity?`. The figure becomes a count, not a receipt, so that a corrected file does not double the stock.
 */
export const importStock = async (path: string, provider: ProviderState): Promise<ImportPlan> => {
  const { rows, badRows } = await readCsv(path, rowSchema);
  const problems: BadRow[] = [...badRows];
  const planned: Planned[] = [];
  const lines = new Map<string, number>();
  for (const row of rows) {
    const plan = planOf(row, provider);
    const where = row.id ?? slug(row.name);
    if ('problem' in plan) problems.push(plan);
    else if (lines.has(where))
      problems.push({ line: row.line, problem: `id: the same as in line ${lines.get(where)}` });
    else {
      lines.set(where, row.line);
      planned.push(plan);
    }
  }
  return {
    records: planned.flatMap(({ records }) => records),
    counts: planned.flatMap(({ counts }) => counts),
    badRows: problems,
  };
};
