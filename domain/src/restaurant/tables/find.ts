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

/** Occupies a table that holds no order. Staff on site judge whether it is reserved or needs cleaning. */
export const takeTable = (
  providerId: string,
  tableId: string,
  orderId: string,
  docs: TableDocs,
): { change: TableChange } | Refused => {
  const table = docs.get(tableRef(providerId, tableId));
  if (!table)
    return reject('not-found', `the provider has no table ${tableId}`, { reason: 'no-table', field: 'tableId' });
  if (table.orderId === undefined) return { change: { tableId, table, status: 'occupied', orderId } };
  return reject('failed-precondition', `table ${table.name} holds an open order`, {
    reason: 'table-occupied',
    field: 'tableId',
    orderId: table.orderId,
  });
};

/**
 * Releases the table of an order, if it still holds this order. An offline device may have marked it as cleaned before
 * this command arrives; that status stays.
 */
export const leaveTable = ({ providerId, orderId, tableId }: SeatedOrder, docs: TableDocs): TableChange[] => {
  const table = tableId && docs.get(tableRef(providerId, tableId));
  if (!tableId || !table || table.orderId !== orderId) return [];
  return [{ tableId, table, status: table.status === 'occupied' ? 'cleaning' : table.status }];
};

/** The table of an order, to read. */
export const tableRefs = ({ providerId, tableId }: Pick<SeatedOrder, 'providerId' | 'tableId'>) =>
  tableId ? [tableRef(providerId, tableId)] : [];
