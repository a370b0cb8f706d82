import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { leaveTable, tableRefs, takeTable } from '../tables/find.ts';
import { tableRef } from '../tables/paths.ts';
import type { Table } from '../tables/table.ts';
import { findOpenOrder, orderKey, orderReads, storedOrder } from './find.ts';
import type { Order } from './order.ts';
import type { MoveOrder } from './payloads.ts';
import { acceptOrder } from './writes.ts';

type Reads = {
  order: Order;
  member: Member;
  table: Table;
};

/** Moves an open order to another table, or from the counter to a table. The table it leaves then needs cleaning. */
export const moveOrder: CommandDefinition<MoveOrder, Reads> = {
  aggregate: orderKey,

  reads: (request) => [...orderReads(request), tableRef(request.command.providerId, request.command.payload.tableId)],

  readsNext: (request, docs) => {
    const order = storedOrder(request, docs);
    return order ? tableRefs(order) : [];
  },

  decide: (request, docs) => {
    const found = findOpenOrder(request, docs);
    if ('rejection' in found) return found;
    const { order } = found;
    const { tableId } = request.command.payload;
    if (order.tableId === tableId) {
      return reject('failed-precondition', 'the order is already at this table', {
        reason: 'same-table',
        field: 'tableId',
      });
    }
    const taken = takeTable(order.providerId, tableId, order.orderId, docs);
    if ('rejection' in taken) return taken;
    const tables = [taken.change, ...leaveTable(order, docs)];
    return acceptOrder(request, order, { type: 'order.updated', payload: { change: 'moved', tableId } }, { tables });
  },
};
