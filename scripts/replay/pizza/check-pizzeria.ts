import { daysPath, ordersPath, stockLogsPath, toQuantity } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { inSentences } from '../../../functions/src/audit/audit.ts';
import { auditCustomers } from '../../../functions/src/audit/audit-customers.ts';
import { auditSales } from '../../../functions/src/audit/audit-sales.ts';
import { auditStock } from '../../../functions/src/audit/audit-stock.ts';
import { auditTables } from '../../../functions/src/audit/audit-tables.ts';
import type { Findings } from '../timeline.ts';
import type { Span } from './span.ts';

/**
 * Consumption and deliveries of a span according to the file, in kilograms by ingredient, with the ids of the
 * commands.
 */
export interface Usage {
  readonly consumed: ReadonlyMap<string, number>;
  readonly received: ReadonlyMap<string, number>;
  readonly orderIds: ReadonlySet<string>;
  readonly deliveryIds: ReadonlySet<string>;
}

/** Compares the stock logs of the span with figures from the file alone. */
const auditUsage = async (
  firestore: Firestore,
  providerId: string,
  usage: Usage,
): Promise<Findings['audits'][number]> => {
  const logged = { consumed: new Map<string, number>(), received: new Map<string, number>() };
  for (const [changeType, ids] of [
    ['consumed', usage.orderIds],
    ['received', usage.deliveryIds],
  ] as const) {
    const { docs } = await firestore.collection(stockLogsPath(providerId)).where('changeType', '==', changeType).get();
    for (const log of docs) {
      if (!ids.has(String(log.get('referenceId')))) continue;
      const ingredientId = String(log.get('ingredientId'));
      const sum = logged[changeType].get(ingredientId) ?? 0;
      logged[changeType].set(ingredientId, toQuantity(sum + Math.abs(Number(log.get('quantityChanged')))));
    }
  }
  const broken = (['consumed', 'received'] as const).flatMap((changeType) =>
    [...new Set([...usage[changeType].keys(), ...logged[changeType].keys()])].flatMap((ingredientId) => {
      const [should, is] = [usage[changeType].get(ingredientId) ?? 0, logged[changeType].get(ingredientId) ?? 0];
      return should === is ? [] : [`${ingredientId}: ${should} kg ${changeType} by the file, ${is} by the logs`];
    }),
  );
  return { checked: usage.consumed.size + usage.received.size, broken };
};

/** Counts how the orders of a span ended and what the days earned, and audits stock, tables, sales and customers. */
export const checkPizzeria = async (
  firestore: Firestore,
  providerId: string,
  { from, to }: Span,
  usage: Usage,
): Promise<Findings> => {
  const within = (collection: string) =>
    firestore.collection(collection).where('day', '>=', from).where('day', '<=', to).get();
  const outcomes: Record<string, number> = { completed: 0 };
  for (const order of (await within(ordersPath(providerId))).docs) {
    const status = String(order.get('status'));
    outcomes[status] = (outcomes[status] ?? 0) + 1;
  }
  for (const shard of (await within(daysPath(providerId))).docs) {
    const day = `revenue ${shard.get('day')}`;
    outcomes[day] = (outcomes[day] ?? 0) + Number(shard.get('sales') ?? 0);
  }
  const audits = [auditStock, auditTables, auditSales, auditCustomers].map(async (audit) =>
    inSentences(await audit(firestore, providerId)),
  );
  return { outcomes, audits: await Promise.all([...audits, auditUsage(firestore, providerId, usage)]) };
};
