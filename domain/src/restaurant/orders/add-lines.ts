import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Member } from '../../provider/members/member.ts';
import type { MenuItem } from '../menu/menu-item.ts';
import { findOpenOrder, orderKey, orderReads } from './find.ts';
import { addedLines, menuRefs } from './menu-lines.ts';
import type { Order } from './order.ts';
import type { AddLines } from './payloads.ts';
import { acceptOrder } from './writes.ts';

type Reads = {
  order: Order;
  member: Member;
  menuItem: MenuItem;
};

/** Adds lines to an open order. Lines merge by id, so a repeated or concurrent addition has no further effect. */
export const addLines: CommandDefinition<AddLines, Reads> = {
  aggregate: orderKey,
  reads: (request) => [...orderReads(request), ...menuRefs(request)],
  decide: (request, docs) => {
    const found = findOpenOrder(request, docs);
    if ('rejection' in found) return found;
    const { order } = found;
    const addition = addedLines(request, docs, order);
    if ('rejection' in addition) return addition;
    const { lines } = addition;
    if (lines.length === 0) return { version: order.version, eventIds: [], writes: [] };
    return acceptOrder(request, order, { type: 'order.updated', payload: { change: 'linesAdded', lines } });
  },
};
