import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { tableRef } from './paths.ts';
import type { Table } from './table.ts';
import type { TableChange } from './writes.ts';

type TableDocs = Docs<{ table: Table }>;

/** The part of an order that says where its guests sit. */
interface SeatedOrder {
  readonly providerId: string;
  readonly orderId: string;
  readonly tableId?: string | undefined;
}

/** Seats an order at a table that holds none. Whether it is reserved or being cleaned is for those to judge who stand there. */
export const takeTable = (
  providerId: string,
  tableId: string,
  orderId: string,
  docs: TableDocs,
): { change: TableChange } | Refused => {
  const table = docs.get(tableRef(providerId, tableId));
  if (!table) return reject('not-found', `there is no table ${tableId}`, { field: 'tableId' });
  if (table.orderId === undefined) return { change: { tableId, table, status: 'occupied', orderId } };
  const details = { field: 'tableId', orderId: table.orderId };
  return reject('failed-precondition', `table ${table.name} holds an open order`, details);
};

/**
 * Gives up the table of an order, if it has one that is still there. A device may show it as turned already, where its order
 * was closed without a network: it stays so.
 */
export const leaveTable = ({ providerId, orderId, tableId }: SeatedOrder, docs: TableDocs): TableChange[] => {
  const table = tableId && docs.get(tableRef(providerId, tableId));
  if (!tableId || !table || table.orderId !== orderId) return [];
  return [{ tableId, table, status: table.status === 'occupied' ? 'cleaning' : table.status }];
};

/** The table of an order, to be read. */
export const tableRefs = ({ providerId, tableId }: Pick<SeatedOrder, 'providerId' | 'tableId'>) =>
  tableId ? [tableRef(providerId, tableId)] : [];
