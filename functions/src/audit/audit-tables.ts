import { auditedTables, openStatuses, tableSchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';
import { readOrders } from './read-orders.ts';

/** Checks that a table names an order exactly if that order is open on it. One check per table and per open order. */
export const auditTables = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const documents = await readAllPages(firestore, auditedTables(providerId));
  const holds = new Map(
    documents.map((document) => [document.id, tableSchema.parse(withDates(document.data())).orderId]),
  );
  const open = new Map(
    (await readOrders(firestore, providerId))
      .filter(({ status, tableId }) => tableId && openStatuses.some((one) => one === status))
      .map(({ orderId, tableId = '' }) => [orderId, tableId]),
  );
  const lost = [...open]
    .filter(([orderId, tableId]) => holds.get(tableId) !== orderId)
    .map(([orderId, tableId]) => `${orderId} is open on ${tableId}, which holds ${holds.get(tableId) ?? 'none'}`);
  const stale = [...holds].flatMap(([tableId, orderId]) =>
    orderId !== undefined && open.get(orderId) !== tableId
      ? [`${tableId} holds ${orderId}, which is not open on it`]
      : [],
  );
  return { checked: open.size + holds.size, broken: [...lost, ...stale] };
};
