import type { LineStatus } from '@counterfoil/client';
import type { Dice } from '../../../../scripts/demo/dice.ts';

interface PlannedLine {
  readonly lineId: string;
  stage: number;
}

export interface PlannedOrder {
  readonly orderId: string;
  readonly lines: readonly PlannedLine[];
  /** True if it has as many lines as a table orders in an evening. */
  readonly crowded: boolean;
}

interface Placed {
  readonly orderId: string;
  readonly tableId?: string;
  readonly lines: readonly { readonly lineId: string }[];
}

/** The statuses of a line after its confirmation, in order. */
const stages: readonly LineStatus[] = ['queued', 'preparing', 'ready', 'served'];

/**
 * The orders as they will be if everything is accepted, and which device can know them. No device adds to an order that
 * it cannot see. The server may decide differently.
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
    /** True if an order was planned for the table. Orders that moved to it do not count. */
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
    /** The next status; for a new line, one that the server will reject. */
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
