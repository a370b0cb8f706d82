import type { CommandRequest } from '../../kernel/command.ts';
import type { DomainEvent, Entity } from '../../kernel/event.ts';
import type { Write } from '../../kernel/write.ts';
import { tableRef } from './paths.ts';
import type { TableStatus } from './status.ts';
import type { Table } from './table.ts';

/** A table as it was read, and what becomes of it. */
export interface TableChange {
  readonly tableId: string;
  readonly table: Table;
  readonly status: TableStatus;
  /** Without one it holds none any more. */
  readonly orderId?: string;
}

const after = ({ command, now }: CommandRequest<unknown>, { table, status, orderId }: TableChange): Table => ({
  ...table,
  status,
  orderId,
  lastCommandId: command.id,
  updatedAt: now,
});

export const tableWrite = (request: CommandRequest<unknown>, change: TableChange): Write => ({
  op: 'update',
  path: tableRef(request.command.providerId, change.tableId).path,
  data: after(request, change),
});

/** The fact, in the form that changes by devices have too. A record's version is the time of its change. */
export const tableFact = (
  request: CommandRequest<unknown>,
  change: TableChange,
): { entity: Entity; version: number; event: DomainEvent } => ({
  entity: { entityType: 'table', entityId: change.tableId },
  version: request.now.getTime() * 1000,
  event: { type: `table.${change.status}`, payload: { before: change.table, after: after(request, change) } },
});
