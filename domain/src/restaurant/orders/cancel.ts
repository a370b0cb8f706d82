import { actorId } from '../../kernel/actor.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Member } from '../../provider/members/member.ts';
import type { Ingredient } from '../../stock/ingredient.ts';
import type { Recipe } from '../../stock/recipe.ts';
import { requireStock } from '../../stock/shortages.ts';
import { leaveTable, tableRefs } from '../tables/find.ts';
import type { Table } from '../tables/table.ts';
import { findOpenOrder, orderKey, orderReads, storedOrder } from './find.ts';
import { ticketWrites } from './kitchen-tickets.ts';
import type { Order } from './order.ts';
import type { CancelOrder } from './payloads.ts';
import { returnedRefs, returnedStock } from './returned-stock.ts';
import { acceptOrder } from './writes.ts';

type Reads = {
  order: Order;
  member: Member;
  table: Table;
  ingredient: Ingredient;
  recipe: Recipe;
};

/**
 * Ends an open order without a sale. The stock it consumed returns, and the kitchen gets tickets that withdraw its
 * lines.
 */
export const cancelOrder: CommandDefinition<CancelOrder, Reads> = {
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
    const deltas = returnedStock(order.providerId, order.lines, docs);
    const refused = requireStock(deltas, 'orderId');
    if (refused) return refused;
    const inTheKitchen = order.lines.filter(({ status }) => status === 'queued' || status === 'preparing');
    return acceptOrder(
      request,
      order,
      { type: 'order.cancelled', payload: { cancelledBy: actorId(request.actor), reason } },
      {
        tables: leaveTable(order, docs),
        stock: { changeType: 'returned', reason, deltas },
        writes: ticketWrites(request, { order, lines: inTheKitchen, kind: 'withdrawn' }, docs),
      },
    );
  },
};
