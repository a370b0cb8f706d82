import type { Dice } from '../../../../scripts/demo/dice.ts';
import type { Work } from '../app/device-api.ts';
import { sending } from '../send-work.ts';
import type { createOrders, PlannedOrder } from './planned-orders.ts';
import { dishes, ingredients, tables } from './provider.ts';

type OrderWork = 'addLines' | 'removeLine' | 'move' | 'confirm' | 'setLineStatus' | 'complete' | 'cancel';
type HouseWork = 'receive' | 'count' | 'availability' | 'turn' | 'rename';
type Kind = 'place' | OrderWork | HouseWork;

const often: Readonly<Record<Kind, number>> = {
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
/** Each as often as it is to be drawn. */
const kinds = Object.entries(often).flatMap(([kind, times]) => Array.from({ length: times }, () => kind as Kind));

const atMostOpen = 14;

export interface Planning {
  readonly dice: Dice;
  readonly house: string;
  readonly orders: ReturnType<typeof createOrders>;
}

/** A step's number makes its ids; those of commands are made in the order in which the steps are planned. */
interface Place {
  readonly n: number;
  readonly device: number;
}

const lines = ({ dice }: Planning, { n }: Place) =>
  Array.from({ length: dice.int(1, 3) }, (_, i) => ({
    lineId: `l${n}-${i}`,
    menuItemId: dice.pick(dishes) ?? '',
    quantity: dice.int(1, 3),
  }));

const table = ({ dice }: Planning): string => dice.pick(tables) ?? '';

const placing = (planning: Planning, at: Place): Work => {
  const { dice, house, orders } = planning;
  const orderId = `order-${at.n}`;
  // Now and then one that is taken: two waiters may want the same.
  const free = tables.filter((id) => !orders.holds(id));
  const tableId = dice.int(1, 10) === 1 ? table(planning) : dice.pick(free);
  const payload = { orderId, lines: lines(planning, at), ...(tableId && dice.int(0, 1) ? { tableId } : {}) };
  orders.place(payload, at.device);
  return sending('order.place', house, payload);
};

const onLine = (kind: 'removeLine' | 'setLineStatus', planning: Planning, { orderId, lines }: PlannedOrder) => {
  const { dice, house, orders } = planning;
  const line = dice.pick(kind === 'removeLine' ? lines : lines.filter(({ stage }) => stage > 0));
  if (!line) return undefined;
  const { lineId } = line;
  return kind === 'removeLine'
    ? sending('order.removeLine', house, { orderId, lineId })
    : sending('order.setLineStatus', house, { orderId, lineId, status: orders.next(line) });
};

const onOrder = (kind: OrderWork, planning: Planning, at: Place, order: PlannedOrder): Work | undefined => {
  const { dice, house, orders } = planning;
  const { orderId } = order;
  switch (kind) {
    case 'addLines': {
      const payload = { orderId, lines: lines(planning, at) };
      orders.add(order, payload.lines);
      return sending('order.addLines', house, payload);
    }
    case 'removeLine':
    case 'setLineStatus':
      return onLine(kind, planning, order);
    case 'move':
      return sending('order.move', house, { orderId, tableId: table(planning) });
    case 'confirm':
      orders.confirm(order);
      return sending('order.confirm', house, { orderId });
    case 'complete':
      // Mostly of what has been sent to the kitchen.
      if (order.lines.some(({ stage }) => stage === 0) && dice.int(1, 10) > 1) return undefined;
      orders.close(order);
      return sending('order.complete', house, { orderId, payment: { method: 'cash' } });
    case 'cancel':
      orders.close(order);
      return sending('order.cancel', house, { orderId });
    default:
      return kind satisfies never;
  }
};

const onHouse = (kind: HouseWork, planning: Planning, { n, device }: Place): Work | undefined => {
  const { dice, house } = planning;
  const key = `record-${n}`;
  const nth = dice.int(0, ingredients.length - 1);
  const ingredientId = ingredients[nth] ?? '';
  switch (kind) {
    case 'receive':
      return sending('stock.receive', house, { ingredientId, quantity: dice.int(10, 60) });
    case 'count':
      return sending('stock.count', house, { ingredientId, counted: dice.int(100, 400) });
    case 'availability': {
      const fields = { available: dice.int(0, 19) > 0 };
      return { do: 'change', key, kind: 'menuItems', id: dice.pick(dishes) ?? '', fields };
    }
    case 'turn': {
      const fields = { status: dice.int(0, 1) ? ('available' as const) : ('reserved' as const) };
      return { do: 'change', key, kind: 'tables', id: table(planning), fields };
    }
    case 'rename': {
      // Only who runs the house may: the first two.
      const fields = { name: `Ingredient ${nth} of step ${n}` };
      return device < 2 ? { do: 'change', key, kind: 'ingredients', id: ingredientId, fields } : undefined;
    }
    default:
      return kind satisfies never;
  }
};

const isOfHouse = (kind: Kind): kind is HouseWork =>
  ['receive', 'count', 'availability', 'turn', 'rename'].includes(kind);

/** What somebody does next on a device, if the dice fall on something that can be done. */
const draw = (planning: Planning, at: Place): Work | undefined => {
  const { dice, orders } = planning;
  const kind = dice.pick(kinds) ?? 'place';
  if (kind === 'place') return orders.open() < atMostOpen ? placing(planning, at) : undefined;
  if (isOfHouse(kind)) return onHouse(kind, planning, at);
  const order = orders.pick(dice, at.device);
  return order && onOrder(order.crowded && kind === 'addLines' ? 'complete' : kind, planning, at, order);
};

/** What somebody does next on a device. */
export const plannedWork = (planning: Planning, at: Place): Work => {
  for (;;) {
    const work = draw(planning, at);
    if (work) return work;
  }
};
