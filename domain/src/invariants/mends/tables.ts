import type { Order } from '../../restaurant/orders/order.ts';
import { orderRef } from '../../restaurant/orders/paths.ts';
import { openStatuses } from '../../restaurant/orders/status.ts';
import { guard, known, type Mend } from '../mend.ts';

const tableIdOf = (where: string): string => where.slice(where.lastIndexOf('/') + 1);

const isOpenOn = (tableId: string, order: Order | undefined): order is Order =>
  order?.tableId === tableId && openStatuses.some((one) => one === order.status);

/** A table names the order that is open on it. Two of them are for a person: only the staff see who sits there. */
export const tableMend: Mend = {
  reads: ({ command: { payload, providerId } }, docs) => {
    const table = known(docs, { kind: 'table', path: payload.where });
    return [
      { kind: 'table', path: payload.where },
      ...payload.from.map((path) => ({ kind: 'order', path }) as const),
      ...(table?.orderId ? [orderRef(providerId, table.orderId)] : []),
    ];
  },
  plan: ({ command: { payload, providerId }, now }, docs) => {
    const table = docs.get({ kind: 'table', path: payload.where });
    if (!table) return 'person';
    const tableId = tableIdOf(payload.where);
    const named = table.orderId ? [orderRef(providerId, table.orderId).path] : [];
    const orders = [...new Set([...payload.from, ...named])].flatMap((path) => docs.get({ kind: 'order', path }) ?? []);
    const open = orders.filter((order) => isOpenOn(tableId, order));
    if (open.length > 1) return 'person';
    const orderId = open[0]?.orderId;
    if (orderId === table.orderId) return 'settled';
    const emptied = table.status === 'occupied' ? 'cleaning' : table.status;
    const data = { ...table, orderId, status: orderId ? 'occupied' : emptied, updatedAt: now };
    const guards = orders.map((order) => guard(orderRef(providerId, order.orderId).path, order));
    return { writes: [{ op: 'update', path: payload.where, data }, ...guards] };
  },
};
