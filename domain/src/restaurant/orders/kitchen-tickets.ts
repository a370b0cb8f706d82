import type { CommandRequest } from '../../kernel/command.ts';
import { grouped } from '../../kernel/grouped.ts';
import type { Docs } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { printJobRef } from '../print-jobs/paths.ts';
import type { PrintJob } from '../print-jobs/print-job.ts';
import { tableRef } from '../tables/paths.ts';
import type { Table } from '../tables/table.ts';
import type { Order, OrderLine } from './order.ts';

/** Writes a ticket for each station that has to prepare these lines, or may stop preparing them. */
export const ticketWrites = (
  { command, now }: CommandRequest<unknown>,
  { order, lines, kind }: { order: Order; lines: readonly OrderLine[]; kind: PrintJob['kind'] },
  docs: Docs<{ table: Table }>,
): Write[] => {
  const { providerId, orderId, number, tableId } = order;
  const tableName = tableId && docs.get(tableRef(providerId, tableId))?.name;
  return [...grouped(lines, ({ station }) => station)].map(([station, same]) => {
    const data: PrintJob = {
      orderId,
      number,
      orderKind: order.kind,
      tableName,
      station,
      kind,
      lines: same.map(({ lineId, name, quantity, note }) => ({ lineId, name, quantity, note })),
      status: 'queued',
      attempts: 0,
      version: 1,
      lastCommandId: command.id,
      createdAt: now,
      updatedAt: now,
    };
    return { op: 'create', path: printJobRef(providerId, `${command.id}_${station}`).path, data };
  });
};
