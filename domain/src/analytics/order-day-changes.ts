import { localDay, localHour } from '../kernel/time/time-zone.ts';
import type { Increments } from '../kernel/write.ts';
import type { Order, OrderLine } from '../restaurant/orders/order.ts';
import type { DayChange } from './day-change.ts';

/** What has a place in a day, and who did it. */
export type OrderHappened = { readonly occurredAt: Date; readonly by: string } & (
  | { readonly type: 'order.created' | 'order.cancelled' }
  /** The order as it was completed; it changes no more. */
  | { readonly type: 'order.completed'; readonly order: Order }
);

/** Stands where there is no category or no payment. */
const none = 'none';

/** At the prices of the menu. */
const soldBy = (lines: readonly OrderLine[], keyOf: (line: OrderLine) => string): Increments => {
  const sold = new Map<string, { quantity: number; amount: number }>();
  for (const line of lines) {
    const { quantity, amount } = sold.get(keyOf(line)) ?? { quantity: 0, amount: 0 };
    sold.set(keyOf(line), {
      quantity: quantity + line.quantity,
      amount: amount + line.quantity * line.unitPrice.amount,
    });
  }
  return Object.fromEntries(sold);
};

const completed = ({ lines, totals, payment }: Order, by: string, hour: string): Increments => ({
  ordersCompleted: 1,
  sales: totals.total.amount,
  tax: totals.tax.amount,
  salesByHour: { [hour]: totals.total.amount },
  categories: soldBy(lines, ({ categoryId }) => categoryId ?? none),
  items: soldBy(lines, ({ menuItemId }) => menuItemId),
  payments: { [payment?.method ?? none]: payment?.amount.amount ?? totals.total.amount },
  staff: { [by]: { served: 1 } },
});

/** What an order adds to the local day on which it happened. */
export const orderDayChanges = (happened: OrderHappened, timeZone: string): DayChange[] => {
  const { occurredAt, by } = happened;
  const day = localDay(occurredAt, timeZone);
  switch (happened.type) {
    case 'order.created':
      return [{ day, by: { ordersOpened: 1, staff: { [by]: { opened: 1 } } } }];
    case 'order.cancelled':
      return [{ day, by: { ordersCancelled: 1, staff: { [by]: { cancelled: 1 } } } }];
    case 'order.completed':
      return [{ day, by: completed(happened.order, by, localHour(occurredAt, timeZone)) }];
    default:
      return happened satisfies never;
  }
};
