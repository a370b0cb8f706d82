import type { Documents } from '../../documents.ts';
import { actorId } from '../../kernel/actor.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { leaveTable, tableRefs } from '../tables/find.ts';
import { findOpenOrder, orderKey, orderReads, storedOrder } from './find.ts';
import { ticketWrites } from './kitchen-tickets.ts';
import type { CancelOrder } from './payloads.ts';
import { returnedRefs, returnedStock } from './returned-stock.ts';
import { acceptOrder } from './writes.ts';

/** Ends an open order without a sale. Everything it took from the stock comes back, and the kitchen is told to stop. */
export const cancelOrder: CommandDefinition<CancelOrder, Documents> = {
  aggregate: orderKey,
  reads: orderReads,

  readsNext: (request, docs) => {
    const order = storedOrder(request, docs);
    return order ? [...tableRefs(order), ...returnedRefs(order.providerId, order.lines)] : [];
  },

  decide: (request, docs) => {
    const found = findOpenOrder(request, docs);
    if ('rejection' in found) return found;
    const { order } = found;
    const { reason } = request.command.payload;
    const inTheKitchen = order.lines.filter(({ status }) => status === 'queued' || status === 'preparing');
    return acceptOrder(
      request,
      order,
      { type: 'order.cancelled', payload: { cancelledBy: actorId(request.actor), reason } },
      {
        tables: leaveTable(order, docs),
        stock: { changeType: 'returned', reason, deltas: returnedStock(order.providerId, order.lines, docs) },
        writes: ticketWrites(request, order, inTheKitchen, 'withdrawn', docs),
      },
    );
  },
};
