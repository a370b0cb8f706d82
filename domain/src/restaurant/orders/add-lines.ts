import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Member } from '../../provider/members/member.ts';
import type { MenuItem } from '../menu/menu-item.ts';
import { findOpenOrder, orderKey, orderReads } from './find.ts';
import { addedLines, menuRefs } from './menu-lines.ts';
import type { Order } from './order.ts';
import type { AddLines } from './payloads.ts';
import { acceptOrder } from './writes.ts';

export interface Reads {
  order: Order;
  member: Member;
  menuItem: MenuItem;
}

/** Adds lines to an open order. They merge by their ids: said twice, or by two devices, each is there once. */
export const addLines: CommandDefinition<AddLines, Reads> = {
  aggregate: orderKey,
  reads: (request) => [...orderReads(request), ...menuRefs(request)],
  decide: (request, docs) => {
    const found = findOpenOrder(request, docs);
    if ('rejection' in found) return found;
    const { order } = found;
    const added = addedLines(request, docs, order);
    if ('rejection' in added) return added;
    const { lines } = added;
    if (lines.length === 0) return { version: order.version, eventIds: [], writes: [] };
    return acceptOrder(request, order, { type: 'order.updated', payload: { change: 'linesAdded', lines } });
  },
};
