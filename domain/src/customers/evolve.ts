import { type Money, minorUnitsIn } from '../kernel/money.ts';
import type { CustomerDetails, Order } from '../restaurant/orders/order.ts';
import { toQuantity } from '../stock/quantity.ts';
import type { ContactSource, Customer, CustomerType } from './customer.ts';
import type { LoyaltyRules } from './loyalty-rules.ts';

type Completed = Order & { readonly completedAt: Date };
type Items = Customer['itemCounts'];

const dayMs = 86_400_000;
const favorites = 5;

const isLater = (said: ContactSource, before: ContactSource | undefined): boolean => {
  if (!before) return true;
  const ahead = said.at.getTime() - before.at.getTime();
  return ahead > 0 || (ahead === 0 && said.orderId >= before.orderId);
};

const details = ['name', 'phone', 'email', 'userId'] as const satisfies readonly (keyof CustomerDetails)[];

/** Of each of the details the one that was said last. */
const detailsAfter = (before: Customer | undefined, said: CustomerDetails, saidIn: ContactSource) => {
  const known = { ...before?.saidIn };
  const after: { -readonly [Detail in keyof CustomerDetails]: CustomerDetails[Detail] } = {};
  for (const detail of details) {
    const isNew = said[detail] !== undefined && isLater(saidIn, known[detail]);
    if (isNew) known[detail] = saidIn;
    const value = isNew ? said[detail] : before?.[detail];
    if (value !== undefined) after[detail] = value;
  }
  return { ...after, saidIn: known };
};

const itemsAfter = (before: Items, { lines }: Order, saidIn: ContactSource): Items => {
  const items = new Map(Object.entries(before));
  for (const { menuItemId, name, quantity } of lines) {
    const known = items.get(menuItemId);
    const named = !known || isLater(saidIn, known.saidIn) ? { name, saidIn } : known;
    items.set(menuItemId, { ...named, quantity: quantity + (known?.quantity ?? 0) });
  }
  return Object.fromEntries(items);
};

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const favoritesOf = (items: Items): Customer['favoriteItems'] =>
  Object.entries(items)
    .map(([menuItemId, { name, quantity }]) => ({ menuItemId, name, quantity }))
    .sort((a, b) => b.quantity - a.quantity || inOrder(a.name, b.name) || inOrder(a.menuItemId, b.menuItemId))
    .slice(0, favorites);

const pointsFor = ({ amount, currency }: Money, { pointsPerUnit }: LoyaltyRules): number =>
  Math.floor(toQuantity(Math.floor(amount / minorUnitsIn(currency)) * pointsPerUnit));

const typeAfter = (orders: number, { regularAfterOrders, vipAfterOrders }: LoyaltyRules): CustomerType => {
  if (orders >= vipAfterOrders) return 'vip';
  return orders >= regularAfterOrders ? 'regular' : 'new';
};

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);

/**
 * What a house knows of a customer after one more of their completed orders. The same orders give the same customer, in
 * whichever order they come; one who was inactive is active again.
 */
export const customerAfterOrder = (
  before: Customer | undefined,
  order: Completed,
  { rules, now }: { readonly rules: LoyaltyRules; readonly now: Date },
): Customer => {
  const { completedAt, orderId, totals, customer = {} } = order;
  const saidIn = { at: completedAt, orderId };
  const totalOrders = (before?.totalOrders ?? 0) + 1;
  const itemCounts = itemsAfter(before?.itemCounts ?? {}, order, saidIn);
  const lastOrderDate = later(completedAt, before?.lastOrderDate ?? completedAt);
  const customerType = typeAfter(totalOrders, rules);
  return {
    ...detailsAfter(before, customer, saidIn),
    totalOrders,
    totalSpent: { ...totals.total, amount: totals.total.amount + (before?.totalSpent.amount ?? 0) },
    firstOrderDate: earlier(completedAt, before?.firstOrderDate ?? completedAt),
    lastOrderDate,
    itemCounts,
    favoriteItems: favoritesOf(itemCounts),
    customerType,
    loyaltyPoints: (before?.loyaltyPoints ?? 0) + pointsFor(totals.total, rules),
    discountPercentage: rules.discounts[customerType],
    inactiveAt: new Date(lastOrderDate.getTime() + rules.inactiveAfterDays * dayMs),
    version: (before?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
};

/** Somebody who has not come for long; `undefined` while that is not so. */
export const agedCustomer = (customer: Customer, rules: LoyaltyRules, now: Date): Customer | undefined =>
  customer.inactiveAt === null || customer.inactiveAt > now
    ? undefined
    : {
        ...customer,
        customerType: 'inactive',
        discountPercentage: rules.discounts.inactive,
        inactiveAt: null,
        version: customer.version + 1,
        updatedAt: now,
      };
