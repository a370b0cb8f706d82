import { localDay, localHour } from '../kernel/time/time-zone.ts';
import type { Increments } from '../kernel/write.ts';
import type { Order, OrderLine } from '../restaurant/orders/order.ts';
import type { DayChange } from './day-change.ts';

/** An event of an order that counts, and its author. */
export type OrderHappened = { readonly occurredAt: Date; readonly by: string } & (
  | { readonly type: 'order.created' | 'order.cancelled' }
  /** The order at its completion; it does not change afterwards. */
  | { readonly type: 'order.completed'; readonly order: Order }
);

/** The key for a missing category or payment method. */
const none = 'none';

/** Sums at menu prices. */
const salesBy = (lines: readonly OrderLine[], keyOf: (line: OrderLine) => string): Increments => {
  const sums = new Map<string, { quantity: number; amount: number }>();
  for (const line of lines) {
    const { quantity, amount } = sums.get(keyOf(line)) ?? { quantity: 0, amount: 0 };
    sums.set(keyOf(line), {
      quantity: quantity + line.quantity,
      amount: amount + line.quantity * line.unitPrice.amount,
    });
  }
  return Object.fromEntries(sums);
};

const completionAmounts = ({ lines, totals, payment }: Order, by: string, hour: string): Increments => ({
  ordersCompleted: 1,
  sales: totals.total.amount,
  tax: totals.tax.amount,
  salesByHour: { [hour]: totals.total.amount },
  categories: salesBy(lines, ({ categoryId }) => categoryId ?? none),
  items: salesBy(lines, ({ menuItemId }) => menuItemId),
  payments: { [payment?.method ?? none]: payment?.amount.amount ?? totals.total.amount },
  staff: { [by]: { served: 1, sales: totals.total.amount } },
});

/** The amounts that an order event adds to its local day. */
export const orderDayChanges = (event: OrderHappened, timeZone: string): DayChange[] => {
  const { occurredAt, by } = event;
  const day = localDay(occurredAt, timeZone);
  switch (event.type) {
    case 'order.created':
      return [{ day, by: { ordersOpened: 1, staff: { [by]: { opened: 1 } } } }];
    case 'order.cancelled':
      return [{ day, by: { ordersCancelled: 1, staff: { [by]: { cancelled: 1 } } } }];
    case 'order.completed':
      return [{ day, by: completionAmounts(event.order, by, localHour(occurredAt, timeZone)) }];
    default:
      return event satisfies never;
  }
};
