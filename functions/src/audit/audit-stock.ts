import {
  auditedIngredients,
  auditedStockEvents,
  auditedStockLogs,
  changeIn,
  differingFields,
  documentSchemas,
  type Finding,
  type Ingredient,
  ingredientRef,
  ingredientSchema,
  logOf,
  logPathOf,
  type StockLog,
  stockLogSchema,
  told,
  toldFields,
  toQuantity,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import type { Moment } from './moment.ts';
import { type Placed, readPlaced } from './read-documents.ts';

type PlacedLog = Placed<StockLog>;

/** True if each change starts at the quantity where the previous one ended, and no version is missing. */
const isChain = (logs: readonly StockLog[]): boolean =>
  logs.every(({ version, quantityBefore, quantityAfter, quantityChanged }, n) => {
    const before = n === 0 ? 0 : logs[n - 1]?.quantityAfter;
    return (
      version === n + 1 && quantityBefore === before && toQuantity(quantityBefore + quantityChanged) === quantityAfter
    );
  });

/**
 * The logs since the ingredient was last added. An ingredient that is removed and added again starts at version 1.
 *
 * Log times separate the two lives, but do not order changes within one. A retried command may carry a later version
 * with an earlier time.
 */
const presentLife = (all: readonly PlacedLog[]): readonly PlacedLog[] => {
  const sorted = all.toSorted(
    (a, b) => a.data.createdAt.getTime() - b.data.createdAt.getTime() || a.data.version - b.data.version,
  );
  const start = sorted.findLastIndex(({ data }) => data.version === 1);
  return sorted.slice(Math.max(0, start)).sort((a, b) => a.data.version - b.data.version);
};

const sumOf = (logs: readonly PlacedLog[]): number =>
  logs.reduce((total, { data }) => toQuantity(total + data.quantityChanged), 0);

/** The logs as their events tell them, and what is wrong with the stored ones. */
const rightLogs = async (
  moment: Moment,
  providerId: string,
  [id, { unit }]: readonly [string, Ingredient],
  stored: readonly PlacedLog[],
): Promise<{ readonly logs: readonly PlacedLog[]; readonly broken: readonly Finding[] }> => {
  const logs = new Map(stored.map((log) => [log.path, log]));
  const broken: Finding[] = [];
  const events = await readPlaced(moment, auditedStockEvents(providerId), documentSchemas.stockEvent);
  for (const { path, data } of events) {
    const found = changeIn(data, id);
    if (!found) continue;
    const where = logPathOf(providerId, found.event, id);
    const before = logs.get(where)?.data;
    const should = logOf(found.event, found.change, before?.unit ?? unit, before?.reason);
    logs.set(where, { path: where, data: should });
    const finding = { audit: 'stock', where, from: [path, ingredientRef(providerId, id).path] } as const;
    // An erasure has replaced a person in the log and in the event, and a version of the client may round times.
    const fields = before ? differingFields(should, before).filter((field) => !isStamp(field)) : [];
    if (!before) broken.push({ ...finding, what: 'stockLog.missing', expected: told(should), found: null });
    else if (fields.length > 0) {
      const [expected, is] = [toldFields(should, fields), toldFields(before, fields)];
      broken.push({ ...finding, what: 'stockLog.differs', expected, found: is });
    }
  }
  return { logs: presentLife([...logs.values()]), broken };
};

const isStamp = (field: string): boolean => field === 'createdAt' || field === 'updatedAt' || field === 'triggeredBy';

const stockFinding = (
  where: string,
  { currentStock, version, allowNegative }: Ingredient,
  logs: readonly PlacedLog[],
): Finding[] => {
  const [sum, count] = [sumOf(logs), logs.at(-1)?.data.version ?? 0];
  const found = { currentStock, version };
  const finding = { audit: 'stock', what: 'stock.differs', where, from: [], found } as const;
  // A chain with a gap that no event closes proves nothing: a count decides.
  if (!isChain(logs.map(({ data }) => data))) return [{ ...finding, expected: { currentStock: 'a count' } }];
  if (sum !== currentStock || count !== version)
    return [{ ...finding, expected: { currentStock: sum, version: count } }];
  return currentStock < 0 && !allowNegative ? [{ ...finding, expected: { currentStock: 'at least 0' } }] : [];
};

/** Checks that every stock equals the sum of its logs exactly, and that none was oversold. One check per ingredient. */
export const auditStock = audit(async (moment, providerId) => {
  const ingredients = await readPlaced(moment, auditedIngredients(providerId), ingredientSchema);
  const logs = await readPlaced(moment, auditedStockLogs(providerId), stockLogSchema);
  const byIngredient = Map.groupBy(logs, ({ data }) => data.ingredientId);
  const broken: Finding[] = [];
  for (const { path, data } of ingredients) {
    const id = path.slice(path.lastIndexOf('/') + 1);
    const stored = byIngredient.get(id) ?? [];
    const first = stockFinding(path, data, presentLife(stored));
    if (first.length === 0) continue;
    const right = await rightLogs(moment, providerId, [id, data], stored);
    broken.push(...right.broken, ...stockFinding(path, data, right.logs));
  }
  return { checked: ingredients.length, broken };
});
