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

/** Each change must start at the quantity where the previous one ended, and no version may be missing. */
const brokenChain = (logs: readonly StockLog[]): string[] => {
  const broken: string[] = [];
  let stock = 0;
  for (const [n, { version, quantityBefore, quantityAfter, quantityChanged }] of logs.entries()) {
    if (version !== n + 1) broken.push(`change ${n + 1} has version ${version}`);
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
 * The logs since the ingredient was last added. An ingredient that is removed and added again starts at version 1.
 *
 * Log times separate the two lives, but do not order changes within one. A retried command may carry a later version
 * with an earlier time.
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
  // Logs stay when their ingredient is removed.
  if (!ingredient) return broken;
  const { currentStock, version, allowNegative } = ingredient;
  const sum = logs.reduce((total, { quantityChanged }) => toQuantity(total + quantityChanged), 0);
  if (sum !== currentStock) broken.push(`${sum} by its logs, kept as ${currentStock}`);
  if (version !== logs.length) broken.push(`${logs.length} changes by its logs, at version ${version}`);
  if (currentStock < 0 && !allowNegative) broken.push(`${currentStock} is below zero`);
  return broken;
};

/** Checks that every stock equals the sum of its logs exactly, and that none was oversold. One check per ingredient. */
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
