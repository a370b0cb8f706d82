import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { memberRoles } from '../../provider/members/roles.ts';
import { findLine, findOpenOrder, orderKey, orderReads } from './find.ts';
import type { Order } from './order.ts';
import type { SetLineStatus } from './payloads.ts';
import { lineStatuses } from './status.ts';
import { acceptOrder } from './writes.ts';

type Reads = {
  order: Order;
  member: Member;
};

/** Moves a line one status forward or, as a recall, one back. Repeating the current status changes nothing. */
export const setLineStatus: CommandDefinition<SetLineStatus, Reads> = {
  aggregate: orderKey,
  reads: orderReads,
  decide: (request, docs) => {
    const found = findOpenOrder(request, docs, memberRoles);
    if ('rejection' in found) return found;
    const { order } = found;
    const { lineId, status } = request.command.payload;
    const lineLookup = findLine(order, lineId);
    if ('rejection' in lineLookup) return lineLookup;
    const { line } = lineLookup;
    if (line.status === status) return { version: order.version, eventIds: [], writes: [] };
    const steps = lineStatuses.indexOf(status) - lineStatuses.indexOf(line.status);
    if (line.status === 'new' || Math.abs(steps) !== 1) {
      const message = `the status of a line changes one step at a time; it is ${line.status}`;
      return reject('failed-precondition', message, { reason: 'line-step', field: 'status', status: line.status });
    }
    const payload = { change: 'lineStatus', lineId, status } as const;
    return acceptOrder(request, order, { type: 'order.statusChanged', payload });
  },
};
