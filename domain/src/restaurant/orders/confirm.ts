import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import type { Ingredient } from '../../stock/ingredient.ts';
import type { Recipe } from '../../stock/recipe.ts';
import { requireStock } from '../../stock/shortages.ts';
import type { MenuItem } from '../menu/menu-item.ts';
import { tableRefs } from '../tables/find.ts';
import type { Table } from '../tables/table.ts';
import { consumedRefs, consumedStock } from './consumed-stock.ts';
import { findOpenOrder, orderKey, orderReads, storedOrder } from './find.ts';
import { ticketWrites } from './kitchen-tickets.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderTarget } from './payloads.ts';
import { acceptOrder } from './writes.ts';

type Reads = {
  order: Order;
  member: Member;
  table: Table;
  menuItem: MenuItem;
  ingredient: Ingredient;
  recipe: Recipe;
};

const newLines = ({ lines }: Order): OrderLine[] => lines.filter(({ status }) => status === 'new');

/**
 * Sends an order's new lines to the kitchen. Stock covers all lines together, or the command fails. Each ingredient's
 * version at the read is a precondition, so no other command can take the same stock.
 */
export const confirmOrder: CommandDefinition<OrderTarget, Reads> = {
  aggregate: orderKey,
  reads: orderReads,

  readsNext: (request, docs) => {
    const order = storedOrder(request, docs);
    return order ? [...tableRefs(order), ...consumedRefs(order.providerId, newLines(order), docs)] : [];
  },

  decide: (request, docs) => {
    const found = findOpenOrder(request, docs);
    if ('rejection' in found) return found;
    const { order } = found;
    const lines = newLines(order);
    if (lines.length === 0)
      return reject('failed-precondition', 'no new lines to confirm', { reason: 'nothing-to-confirm' });
    const taken = consumedStock(order.providerId, lines, docs);
    if ('rejection' in taken) return taken;
    const { consumed, deltas } = taken;
    const short = requireStock(deltas, 'orderId');
    if (short) return short;
    const lineIds = lines.map(({ lineId }) => lineId);
    return acceptOrder(
      request,
      order,
      { type: 'order.statusChanged', payload: { change: 'confirmed', lineIds, consumed } },
      {
        stock: { changeType: 'consumed', deltas },
        writes: ticketWrites(request, { order, lines, kind: 'new' }, docs),
      },
    );
  },
};
