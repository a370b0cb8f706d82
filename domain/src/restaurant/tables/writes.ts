import type { CommandRequest } from '../../kernel/command.ts';
import type { DomainEvent, Entity } from '../../kernel/event.ts';
import type { Write } from '../../kernel/write.ts';
import { tableRef } from './paths.ts';
import type { TableStatus } from './status.ts';
import type { Table } from './table.ts';

/** A table as read, with its new status. */
export interface TableChange {
  readonly tableId: string;
  readonly table: Table;
  readonly status: TableStatus;
  /** Absent if the table no longer holds an order. */
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

/** The event, in the same form as for direct changes by devices. A record's version is the time of its change. */
export const tableChangedEvent = (
  request: CommandRequest<unknown>,
  change: TableChange,
): { entity: Entity; version: number; event: DomainEvent } => ({
  entity: { entityType: 'table', entityId: change.tableId },
  version: request.now.getTime() * 1000,
  event: { type: `table.${change.status}`, payload: { before: change.table, after: after(request, change) } },
});
