import type { Dice } from '../../../../scripts/demo/dice.ts';
import type { Work } from '../app/device-api.ts';
import { sendWork } from '../send-work.ts';
import type { createOrders, PlannedOrder } from './planned-orders.ts';
import { dishes, ingredients, tables } from './provider.ts';

type OrderWork = 'addLines' | 'removeLine' | 'move' | 'confirm' | 'setLineStatus' | 'complete' | 'cancel';
type ProviderWork = 'receive' | 'count' | 'availability' | 'turn' | 'rename';
type Kind = 'place' | OrderWork | ProviderWork;

const weights: Readonly<Record<Kind, number>> = {
  place: 12,
  addLines: 22,
  removeLine: 5,
  move: 4,
  confirm: 13,
  setLineStatus: 16,
  complete: 7,
  cancel: 2,
  receive: 6,
  count: 2,
  availability: 5,
  turn: 4,
  rename: 3,
};
/** How often each kind is drawn, relative to the others. */
const kinds = Object.entries(weights).flatMap(([kind, times]) => Array.from({ length: times }, () => kind as Kind));

const maxOpenOrders = 14;

export interface Planning {
  readonly dice: Dice;
  readonly providerId: string;
  readonly orders: ReturnType<typeof createOrders>;
}

/** A step's number is part of its ids. Command ids follow the order in which the steps are planned. */
interface StepPosition {
  readonly n: number;
  readonly device: number;
}

const lines = ({ dice }: Planning, { n }: StepPosition) =>
  Array.from({ length: dice.int(1, 3) }, (_, i) => ({
    lineId: `l${n}-${i}`,
    menuItemId: dice.pick(dishes) ?? '',
    quantity: dice.int(1, 3),
  }));

const table = ({ dice }: Planning): string => dice.pick(tables) ?? '';

const placing = (planning: Planning, at: StepPosition): Work => {
  const { dice, providerId, orders } = planning;
  const orderId = `order-${at.n}`;
  // Sometimes a taken table: two waiters may want the same one.
  const free = tables.filter((id) => !orders.holds(id));
  const tableId = dice.int(1, 10) === 1 ? table(planning) : dice.pick(free);
  const payload = { orderId, lines: lines(planning, at), ...(tableId && dice.int(0, 1) ? { tableId } : {}) };
  orders.place(payload, at.device);
  return sendWork('order.place', providerId, payload);
};

const onLine = (kind: 'removeLine' | 'setLineStatus', planning: Planning, { orderId, lines }: PlannedOrder) => {
  const { dice, providerId, orders } = planning;
  const line = dice.pick(kind === 'removeLine' ? lines : lines.filter(({ stage }) => stage > 0));
  if (!line) return undefined;
  const { lineId } = line;
  return kind === 'removeLine'
    ? sendWork('order.removeLine', providerId, { orderId, lineId })
    : sendWork('order.setLineStatus', providerId, { orderId, lineId, status: orders.next(line) });
};

const onOrder = (kind: OrderWork, planning: Planning, at: StepPosition, order: PlannedOrder): Work | undefined => {
  const { dice, providerId, orders } = planning;
  const { orderId } = order;
  switch (kind) {
    case 'addLines': {
      const payload = { orderId, lines: lines(planning, at) };
      orders.add(order, payload.lines);
      return sendWork('order.addLines', providerId, payload);
    }
    case 'removeLine':
    case 'setLineStatus':
      return onLine(kind, planning, order);
    case 'move':
      return sendWork('order.move', providerId, { orderId, tableId: table(planning) });
    case 'confirm':
      orders.confirm(order);
      return sendWork('order.confirm', providerId, { orderId });
    case 'complete':
      // Mostly orders that were sent to the kitchen.
      if (order.lines.some(({ stage }) => stage === 0) && dice.int(1, 10) > 1) return undefined;
      orders.close(order);
      return sendWork('order.complete', providerId, { orderId, payment: { method: 'cash' } });
    case 'cancel':
      orders.close(order);
      return sendWork('order.cancel', providerId, { orderId });
    default:
      return kind satisfies never;
  }
};

const onProvider = (kind: ProviderWork, planning: Planning, { n, device }: StepPosition): Work | undefined => {
  const { dice, providerId } = planning;
  const key = `record-${n}`;
  const nth = dice.int(0, ingredients.length - 1);
  const ingredientId = ingredients[nth] ?? '';
  switch (kind) {
    case 'receive':
      return sendWork('stock.receive', providerId, { ingredientId, quantity: dice.int(10, 60) });
    case 'count':
      return sendWork('stock.count', providerId, { ingredientId, counted: dice.int(100, 400) });
    case 'availability': {
      const fields = { available: dice.int(0, 19) > 0 };
      return { do: 'change', key, kind: 'menuItems', id: dice.pick(dishes) ?? '', fields };
    }
    case 'turn': {
      const fields = { status: dice.int(0, 1) ? ('available' as const) : ('reserved' as const) };
      return { do: 'change', key, kind: 'tables', id: table(planning), fields };
    }
    case 'rename': {
      // Only owner and manager may rename: the first two devices.
      const fields = { name: `Ingredient ${nth} of step ${n}` };
      return device < 2 ? { do: 'change', key, kind: 'ingredients', id: ingredientId, fields } : undefined;
    }
    default:
      return kind satisfies never;
  }
};

const isProviderWork = (kind: Kind): kind is ProviderWork =>
  ['receive', 'count', 'availability', 'turn', 'rename'].includes(kind);

/** Draws the next work on a device; `undefined` if it is impossible at the moment. */
const draw = (planning: Planning, at: StepPosition): Work | undefined => {
  const { dice, orders } = planning;
  const kind = dice.pick(kinds) ?? 'place';
  if (kind === 'place') return orders.open() < maxOpenOrders ? placing(planning, at) : undefined;
  if (isProviderWork(kind)) return onProvider(kind, planning, at);
  const order = orders.pick(dice, at.device);
  return order && onOrder(order.crowded && kind === 'addLines' ? 'complete' : kind, planning, at, order);
};

/** Plans the next work on a device. */
export const plannedWork = (planning: Planning, at: StepPosition): Work => {
  for (;;) {
    const work = draw(planning, at);
    if (work) return work;
  }
};
