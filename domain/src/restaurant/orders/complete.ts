import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { sameMoney } from '../../kernel/money.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { leaveTable, tableRefs } from '../tables/find.ts';
import type { Table } from '../tables/table.ts';
import { findOpenOrder, orderKey, orderReads, storedOrder } from './find.ts';
import type { Order } from './order.ts';
import type { CompleteOrder } from './payloads.ts';
import { acceptOrder } from './writes.ts';

type Reads = {
  order: Order;
  member: Member;
  table: Table;
};

/** Closes an order whose lines have all gone to the kitchen. Nothing changes it afterwards. */
export const completeOrder: CommandDefinition<CompleteOrder, Reads> = {
  aggregate: orderKey,
  reads: orderReads,

  readsNext: (request, docs) => {
    const order = storedOrder(request, docs);
    return order ? tableRefs(order) : [];
  },

  decide: (request, docs) => {
    const found = findOpenOrder(request, docs);
    if ('rejection' in found) return found;
    const { order } = found;
    const { payment } = request.command.payload;
    const lineIds = order.lines.flatMap(({ lineId, status }) => (status === 'new' ? [lineId] : []));
    if (order.status !== 'confirmed' || lineIds.length > 0) {
      return reject('failed-precondition', 'some lines of the order are not confirmed', {
        reason: 'not-confirmed',
        status: order.status,
        lineIds,
      });
    }
    const { total } = order.totals;
    if (payment?.amount && !sameMoney(payment.amount, total)) {
      const message = `the total is ${total.amount} ${total.currency}`;
      return reject('failed-precondition', message, {
        reason: 'wrong-amount',
        field: 'payment.amount',
        total: total.amount,
      });
    }
    const paid = payment && { payment: { method: payment.method, amount: total } };
    return acceptOrder(
      request,
      order,
      { type: 'order.completed', payload: { ...paid } },
      { tables: leaveTable(order, docs) },
    );
  },
};
