import {
  auditedIngredients,
  auditedStockLogs,
  type Ingredient,
  ingredientSchema,
  type StockLog,
  stockLogSchema,
  toQuantity,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';

/** Each change begins where the one before ended, and none is missing. */
const brokenChain = (logs: readonly StockLog[]): string[] => {
  const broken: string[] = [];
  let stock = 0;
  for (const [n, { version, quantityBefore, quantityAfter, quantityChanged }] of logs.entries()) {
    if (version !== n + 1) broken.push(`change ${n + 1} is told as version ${version}`);
    if (quantityBefore !== stock) broken.push(`version ${version} begins with ${quantityBefore}, not ${stock}`);
    if (toQuantity(quantityBefore + quantityChanged) !== quantityAfter) {
      broken.push(`version ${version}: ${quantityBefore} and ${quantityChanged} are not ${quantityAfter}`);
    }
    stock = quantityAfter;
  }
  return broken;
};

const byVersion = (logs: readonly StockLog[]): StockLog[] => logs.toSorted((a, b) => a.version - b.version);

/**
 * The logs of its present life: an ingredient that was removed and added again begins anew. Their times tell one life from the
 * other, and not the order within: a change may have been decided anew after one that looked at its clock later.
 */
const presentLife = (all: readonly StockLog[], version?: number): readonly StockLog[] =>
  byVersion(
    version === undefined
      ? all.slice(all.findLastIndex((log) => log.version === 1))
      : all.slice(-version || all.length),
  );

const brokenStock = (ingredient: Ingredient | undefined, all: readonly StockLog[]): string[] => {
  const logs = presentLife(all, ingredient?.version);
  const broken = brokenChain(logs);
  // Its logs outlive an ingredient.
  if (!ingredient) return broken;
  const { currentStock, version, allowNegative } = ingredient;
  const sum = logs.reduce((total, { quantityChanged }) => toQuantity(total + quantityChanged), 0);
  if (sum !== currentStock) broken.push(`${sum} by its logs, kept as ${currentStock}`);
  if (version !== logs.length) broken.push(`${logs.length} changes by its logs, at version ${version}`);
  if (currentStock < 0 && !allowNegative) broken.push(`${currentStock} is less than nothing`);
  return broken;
};

/** Whether every stock is what its logs say, to the last part, and none was oversold. One statement for each ingredient. */
export const auditStock = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const ingredients = new Map(
    (await readAllPages(firestore, auditedIngredients(providerId))).map((document) => [
      document.id,
      ingredientSchema.parse(withDates(document.data())),
    ]),
  );
  const logs = (await readAllPages(firestore, auditedStockLogs(providerId)))
    .map((document) => stockLogSchema.parse(withDates(document.data())))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.version - b.version);
  const byIngredient = Map.groupBy(logs, ({ ingredientId }) => ingredientId);
  const ids = [...new Set([...ingredients.keys(), ...byIngredient.keys()])].sort();
  const broken = ids.flatMap((id) =>
    brokenStock(ingredients.get(id), byIngredient.get(id) ?? []).map((what) => `${id}: ${what}`),
  );
  return { checked: ids.length, broken };
};
