import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import type { Ingredient } from '../../stock/ingredient.ts';
import type { Recipe } from '../../stock/recipe.ts';
import { tableRefs } from '../tables/find.ts';
import type { Table } from '../tables/table.ts';
import { findLine, findOpenOrder, orderKey, orderReads, storedOrder } from './find.ts';
import { ticketWrites } from './kitchen-tickets.ts';
import type { Order } from './order.ts';
import type { RemoveLine } from './payloads.ts';
import { returnedRefs, returnedStock } from './returned-stock.ts';
import { acceptOrder, type SideEffects } from './writes.ts';

type Reads = {
  order: Order;
  member: Member;
  table: Table;
  ingredient: Ingredient;
  recipe: Recipe;
};

/** Removes a line before its preparation starts. The stock it consumed returns. */
export const removeLine: CommandDefinition<RemoveLine, Reads> = {
  aggregate: orderKey,
  reads: orderReads,

  readsNext: (request, docs) => {
    const order = storedOrder(request, docs);
    const lines = order?.lines.filter(({ lineId }) => lineId === request.command.payload.lineId) ?? [];
    return order ? [...tableRefs(order), ...returnedRefs(order.providerId, lines)] : [];
  },

  decide: (request, docs) => {
    const found = findOpenOrder(request, docs);
    if ('rejection' in found) return found;
    const { order } = found;
    const { lineId } = request.command.payload;
    const lineLookup = findLine(order, lineId);
    if ('rejection' in lineLookup) return lineLookup;
    const { line } = lineLookup;
    if (line.status !== 'new' && line.status !== 'queued') {
      return reject('failed-precondition', `the line is already ${line.status}`, {
        reason: 'line-sent',
        status: line.status,
      });
    }
    const withdrawn: SideEffects = {
      stock: { changeType: 'returned', deltas: returnedStock(order.providerId, [line], docs) },
      writes: ticketWrites(request, { order, lines: [line], kind: 'withdrawn' }, docs),
    };
    return acceptOrder(
      request,
      order,
      { type: 'order.updated', payload: { change: 'lineRemoved', lineId } },
      line.status === 'queued' ? withdrawn : {},
    );
  },
};
