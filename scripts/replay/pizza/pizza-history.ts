import {
  addDays,
  atLocalTime,
  type Command,
  type CommandPayloads,
  type CommandType,
  secondMs,
  toQuantity,
} from '@counterfoil/domain';
import type { BadRow } from '../../csv/read-csv.ts';
import { boundedId } from '../bounded-id.ts';
import { type History, type TimelineEntry, toMoments } from '../timeline.ts';
import { checkPizzeria, type Usage } from './check-pizzeria.ts';
import { openPizzeria } from './open-pizzeria.ts';
import { kilogramsOf, owner, timeZone } from './pizza-provider.ts';
import type { Pizza, PizzaDetail, PizzaOrder, PizzaPlace, PizzaType } from './read-pizza.ts';
import type { Span } from './span.ts';

type DatedEntry = TimelineEntry & { readonly at: Date };

/** One line of an order, with its pizza and type. */
interface Item extends PizzaDetail {
  readonly pizza: Pizza;
  readonly type: PizzaType;
}

interface CompleteOrder extends PizzaOrder {
  readonly items: readonly Item[];
}

interface ReplayTarget {
  readonly providerId: string;
  readonly fileId: string;
}

const entry = <Type extends CommandType>(
  { providerId, fileId }: ReplayTarget,
  { at, line, id }: { readonly at: Date; readonly line: number; readonly id: string },
  type: Type,
  payload: CommandPayloads[Type],
): DatedEntry => {
  const command: Command = { id: boundedId(`${fileId}-${id}`), type, providerId, payload, issuedAt: at.toISOString() };
  return { line, at, actor: owner, command };
};

/** Places and confirms an order, and completes it 15 minutes later, but on the same day. */
const orderEntries = (target: ReplayTarget, { order_id, date, time, items, line }: CompleteOrder): DatedEntry[] => {
  const [hour = '00', minute = '00', second = '00'] = time.split(':');
  const at = new Date(atLocalTime(date, `${hour}:${minute}`, timeZone).getTime() + Number(second) * secondMs);
  const midnight = atLocalTime(addDays(date, 1), '00:00', timeZone).getTime();
  /**
   * Caps a time a few milliseconds before midnight. The file knows whole seconds, so these commands still come after
   * all others.
   */
  const later = (seconds: number, beforeMidnight: number) =>
    new Date(Math.min(at.getTime() + seconds * secondMs, midnight - beforeMidnight));
  const orderId = `${target.fileId}-${order_id}`;
  const lines = items.map(({ order_details_id, pizza_id, quantity }) => ({
    lineId: order_details_id,
    menuItemId: pizza_id,
    quantity,
  }));
  return [
    entry(target, { at, line, id: `${order_id}-place` }, 'order.place', { orderId, lines }),
    entry(target, { at: later(1, 2), line, id: `${order_id}-confirm` }, 'order.confirm', { orderId }),
    entry(target, { at: later(900, 1), line, id: `${order_id}-complete` }, 'order.complete', { orderId }),
  ];
};

/** Kilograms of each ingredient that the orders need. */
const neededBy = (orders: readonly CompleteOrder[]): Map<string, number> => {
  const needed = new Map<string, number>();
  for (const { pizza, type, quantity } of orders.flatMap(({ items }) => items)) {
    for (const [ingredientId, kg] of kilogramsOf(type, pizza, quantity)) {
      needed.set(ingredientId, toQuantity((needed.get(ingredientId) ?? 0) + kg));
    }
  }
  return needed;
};

/** The delivery for a day: the kilograms it will need, rounded up to bags of half a kilogram. */
const broughtFor = (orders: readonly CompleteOrder[]): [ingredientId: string, kg: number][] =>
  [...neededBy(orders)].map(([ingredientId, kg]) => [ingredientId, Math.ceil(kg * 2) / 2]);

const deliveries = (target: ReplayTarget, day: string, orders: readonly CompleteOrder[]): DatedEntry[] => {
  const at = atLocalTime(day, '08:00', timeZone);
  const line = orders[0]?.line ?? 0;
  return broughtFor(orders).map(([ingredientId, quantity]) =>
    entry(target, { at, line, id: `${day}-${ingredientId}` }, 'stock.receive', { ingredientId, quantity }),
  );
};

const usageOf = (
  { fileId }: ReplayTarget,
  days: readonly (readonly [day: string, orders: readonly CompleteOrder[]])[],
): Usage => {
  const orders = days.flatMap(([, orders]) => orders);
  const received = new Map<string, number>();
  for (const [ingredientId, kg] of days.flatMap(([, orders]) => broughtFor(orders))) {
    received.set(ingredientId, toQuantity((received.get(ingredientId) ?? 0) + kg));
  }
  return {
    consumed: neededBy(orders),
    received,
    orderIds: new Set(orders.map(({ order_id }) => `${fileId}-${order_id}`)),
    deliveryIds: new Set(
      days.flatMap(([day, orders]) =>
        broughtFor(orders).map(([ingredientId]) => boundedId(`${fileId}-${day}-${ingredientId}`)),
      ),
    ),
  };
};

/**
 * Joins orders with their lines. An order with an invalid line is left out, because half an order would be a different
 * one.
 */
const completeOrders = ({ orders, details, pizzas, types }: PizzaPlace, { from, to }: Span) => {
  const pizzaOf = new Map(pizzas.map((pizza) => [pizza.pizza_id, pizza]));
  const typeOf = new Map(types.map((type) => [type.pizza_type_id, type]));
  const linesOf = Map.groupBy(details, ({ order_id }) => order_id);
  const badRows: BadRow[] = [];
  const whole = orders
    .filter(({ date }) => date >= from && date <= to)
    .flatMap((order): CompleteOrder[] => {
      const lines = linesOf.get(order.order_id) ?? [];
      const items = lines.flatMap((detail) => {
        const pizza = pizzaOf.get(detail.pizza_id);
        const type = pizza && typeOf.get(pizza.pizza_type_id);
        return pizza && type ? [{ ...detail, pizza, type }] : [];
      });
      if (items.length > 0 && items.length === lines.length) return [{ ...order, items }];
      badRows.push({ line: order.line, problem: `orders: order ${order.order_id} has lines that are not on the menu` });
      return [];
    });
  return { whole, badRows };
};

const revenueOf = (orders: readonly CompleteOrder[]): number =>
  orders
    .flatMap(({ items }) => items)
    .reduce((sum, { pizza, quantity }) => sum + Math.round(pizza.price * 100) * quantity, 0);

/** The commands of a pizza place's real days: deliveries in the morning, and orders at their time. */
export const pizzaHistory = (place: PizzaPlace, target: ReplayTarget, span: Span): History => {
  const { providerId } = target;
  const { whole, badRows } = completeOrders(place, span);
  const days = [...Map.groupBy(whole, ({ date }) => date)];
  const entries = days.flatMap(([day, orders]) => [
    ...deliveries(target, day, orders),
    ...orders.flatMap((order) => orderEntries(target, order)),
  ]);
  const revenue = days.map(([day, orders]) => [`revenue ${day}`, revenueOf(orders)]);
  return {
    providerId,
    moments: toMoments(entries),
    badRows: [...place.badRows, ...badRows],
    adjustedRows: [],
    expected: { completed: whole.length, ...Object.fromEntries(revenue) },
    open: (firestore) => openPizzeria(firestore, place, providerId),
    check: (firestore) => checkPizzeria(firestore, providerId, span, usageOf(target, days)),
  };
};
