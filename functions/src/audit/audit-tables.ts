import { auditedTables, type Finding, openStatuses, orderRef, tableRef, tableSchema } from '@counterfoil/domain';
import { audit } from './audit.ts';
import { readPlaced } from './read-documents.ts';
import { readOrders } from './read-orders.ts';

/** Checks that a table names an order exactly if that order is open on it. One check per table and per open order. */
export const auditTables = audit(async (moment, providerId) => {
  const tables = new Map(
    (await readPlaced(moment, auditedTables(providerId), tableSchema)).map(({ path, data }) => [path, data.orderId]),
  );
  const open = (await readOrders(moment, providerId)).filter(
    ({ status, tableId }) => tableId && openStatuses.some((one) => one === status),
  );
  const seated = Map.groupBy(open, ({ tableId = '' }) => tableRef(providerId, tableId).path);
  const broken = [...new Set([...tables.keys(), ...seated.keys()])].sort().flatMap((where): Finding[] => {
    const ids = (seated.get(where) ?? []).map(({ orderId }) => orderId);
    const named = tables.get(where);
    if (ids.length < 2 && ids[0] === named && tables.has(where)) return [];
    const from = ids.map((id) => orderRef(providerId, id).path);
    const expected = { orderId: ids.length < 2 ? (ids[0] ?? null) : ids };
    const found = tables.has(where) ? { orderId: named ?? null } : null;
    return [{ audit: 'tables', what: 'table.differs', where, from, expected, found }];
  });
  return { checked: open.length + tables.size, broken };
});
