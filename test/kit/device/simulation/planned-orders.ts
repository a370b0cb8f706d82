import type { LineStatus } from '@counterfoil/client';
import type { Dice } from '../../../../scripts/demo/dice.ts';

interface PlannedLine {
  readonly lineId: string;
  stage: number;
}

export interface PlannedOrder {
  readonly orderId: string;
  readonly lines: readonly PlannedLine[];
  /** It has as many lines as a table orders in an evening. */
  readonly crowded: boolean;
}

interface Placed {
  readonly orderId: string;
  readonly tableId?: string;
  readonly lines: readonly { readonly lineId: string }[];
}

/** Where a line goes from its stage, once it has been confirmed. */
const stages: readonly LineStatus[] = ['queued', 'preparing', 'ready', 'served'];

/**
 * Orders as they will be if everything is accepted, and which device may know of them: nobody adds to an order that was taken
 * down where it cannot be seen. What happens in truth is up to the server.
 */
export const createOrders = () => {
  let open: (PlannedOrder & {
    lines: PlannedLine[];
    tableId: string | undefined;
    by: number;
    hidden: boolean;
    unknownTo: Set<number>;
  })[] = [];
  const away = new Set<number>();
  return {
    open: () => open.length,
    /** Whether an order was planned for a table; where it may have moved to is left open. */
    holds: (tableId: string) => open.some((order) => order.tableId === tableId),
    place: ({ orderId, tableId, lines }: Placed, by: number) => {
      const own = lines.map(({ lineId }) => ({ lineId, stage: 0 }));
      const unknownTo = new Set([...away].filter((device) => device !== by));
      open.push({
        orderId,
        lines: own,
        tableId,
        by,
        hidden: away.has(by),
        unknownTo,
        get crowded() {
          return own.length > 15;
        },
      });
    },
    pick: (dice: Dice, device: number): PlannedOrder | undefined =>
      dice.pick(open.filter(({ by, hidden, unknownTo }) => by === device || !(hidden || unknownTo.has(device)))),
    add: ({ orderId }: PlannedOrder, lines: readonly { readonly lineId: string }[]) => {
      const order = open.find((one) => one.orderId === orderId);
      order?.lines.push(...lines.map(({ lineId }) => ({ lineId, stage: 0 })));
    },
    confirm: ({ lines }: PlannedOrder) => {
      for (const line of lines) line.stage = Math.max(1, line.stage);
    },
    /** The status that comes next; a new line's is one that will be refused. */
    next: (line: PlannedLine) => {
      line.stage = Math.min(stages.length - 1, line.stage + (line.stage > 0 ? 1 : 0));
      const status = stages[line.stage];
      return status === undefined || status === 'new' ? 'queued' : status;
    },
    close: ({ orderId }: PlannedOrder) => {
      open = open.filter((order) => order.orderId !== orderId);
    },
    leave: (device: number) => {
      away.add(device);
    },
    meet: (device: number) => {
      away.delete(device);
      for (const order of open) {
        if (order.by === device) order.hidden = false;
        order.unknownTo.delete(device);
      }
    },
  };
};
