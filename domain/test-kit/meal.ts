import type { CustomerDetails, Order, OrderLine } from '../src/restaurant/orders/order.ts';

export interface Dish {
  readonly menuItemId: string;
  readonly price: number;
  readonly quantity: number;
  readonly categoryId?: string;
  readonly name?: string;
}

export interface Meal {
  readonly orderId?: string;
  readonly lines: readonly Dish[];
  readonly payment?: { readonly method: string; readonly amount: number };
  readonly customer?: CustomerDetails;
  readonly completedAt?: Date;
  readonly tableId?: string;
  readonly currency?: string;
}

const openedAt = new Date('2026-05-04T10:00:00Z');

const toLine = ({ menuItemId, name = menuItemId, categoryId, quantity, price }: Dish, n: number, currency: string) =>
  ({
    lineId: `line-${n}`,
    menuItemId,
    name,
    ...(categoryId ? { categoryId } : {}),
    quantity,
    unitPrice: { amount: price, currency },
    taxRate: 7,
    station: 'kitchen',
    status: 'served',
    statusAt: openedAt,
    addedBy: 'sam',
  }) satisfies OrderLine;

/** A completed order of these dishes, with 7 % tax included in the prices. */
export const order = (meal: Meal): Order => {
  const { orderId = 'o', completedAt = openedAt, currency = 'EUR' } = meal;
  const total = meal.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const tax = Math.round((total * 7) / 107);
  const money = (amount: number) => ({ amount, currency });
  return {
    orderId,
    providerId: 'p',
    providerName: 'Trattoria',
    number: 1,
    day: '2026-05-04',
    kind: meal.tableId ? 'table' : 'counter',
    ...(meal.tableId ? { tableId: meal.tableId } : {}),
    lines: meal.lines.map((dish, n) => toLine(dish, n, currency)),
    status: 'completed',
    totals: { subtotal: money(total - tax), tax: money(tax), total: money(total) },
    taxIncluded: true,
    ...(meal.customer ? { customer: meal.customer } : {}),
    openedBy: 'sam',
    ...(meal.payment ? { payment: { method: meal.payment.method, amount: money(meal.payment.amount) } } : {}),
    completedAt,
    version: 3,
    lastCommandId: 'c',
    createdAt: openedAt,
    updatedAt: completedAt,
  };
};
