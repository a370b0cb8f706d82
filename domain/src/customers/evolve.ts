import { minorDigits } from '../kernel/minor-digits.ts';
import { cappedSum, type Money } from '../kernel/money.ts';
import { dayMs } from '../kernel/time/durations.ts';
import type { CustomerDetails, Order } from '../restaurant/orders/order.ts';
import { toQuantity } from '../stock/quantity.ts';
import type { ContactSource, Customer, CustomerType } from './customer.ts';
import type { LoyaltyRules } from './loyalty-rules.ts';

type Completed = Order & { readonly completedAt: Date };
type Items = Customer['itemCounts'];

const maxFavorites = 5;

const isLater = (source: ContactSource, before: ContactSource | undefined): boolean => {
  if (!before) return true;
  const difference = source.at.getTime() - before.at.getTime();
  return difference > 0 || (difference === 0 && source.orderId >= before.orderId);
};

const details = ['name', 'phone', 'email', 'userId'] as const satisfies readonly (keyof CustomerDetails)[];

/** The latest value of each detail. */
const detailsAfter = (before: Customer | undefined, given: CustomerDetails, saidIn: ContactSource) => {
  const sources = { ...before?.saidIn };
  const after: { -readonly [Detail in keyof CustomerDetails]: CustomerDetails[Detail] } = {};
  for (const detail of details) {
    const isNew = given[detail] !== undefined && isLater(saidIn, sources[detail]);
    if (isNew) sources[detail] = saidIn;
    const value = isNew ? given[detail] : before?.[detail];
    if (value !== undefined) after[detail] = value;
  }
  return { ...after, saidIn: sources };
};

const itemsAfter = (before: Items, { lines }: Order, saidIn: ContactSource): Items => {
  const items = new Map(Object.entries(before));
  for (const { menuItemId, name, quantity } of lines) {
    const existing = items.get(menuItemId);
    const labelled = !existing || isLater(saidIn, existing.saidIn) ? { name, saidIn } : existing;
    items.set(menuItemId, { ...labelled, quantity: quantity + (existing?.quantity ?? 0) });
  }
  return Object.fromEntries(items);
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const favoritesOf = (items: Items): Customer['favoriteItems'] =>
  Object.entries(items)
    .map(([menuItemId, { name, quantity }]) => ({ menuItemId, name, quantity }))
    .sort((a, b) => b.quantity - a.quantity || compareText(a.name, b.name) || compareText(a.menuItemId, b.menuItemId))
    .slice(0, maxFavorites);

const pointsFor = ({ amount, currency }: Money, { pointsPerUnit }: LoyaltyRules): number =>
  Math.floor(toQuantity(Math.floor(amount / 10 ** minorDigits(currency)) * pointsPerUnit));

const typeAfter = (orders: number, { regularAfterOrders, vipAfterOrders }: LoyaltyRules): CustomerType => {
  if (orders >= vipAfterOrders) return 'vip';
  return orders >= regularAfterOrders ? 'regular' : 'new';
};

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);

/**
 * The customer after one more completed order. Every sequence of the same orders gives the same customer. An inactive
 * customer becomes active again.
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
    totalSpent: { ...totals.total, amount: cappedSum(totals.total.amount, before?.totalSpent.amount ?? 0) },
    firstOrderDate: earlier(completedAt, before?.firstOrderDate ?? completedAt),
    lastOrderDate,
    itemCounts,
    favoriteItems: favoritesOf(itemCounts),
    customerType,
    loyaltyPoints: cappedSum(before?.loyaltyPoints ?? 0, pointsFor(totals.total, rules)),
    discountPercentage: rules.discounts[customerType],
    inactiveAt: new Date(lastOrderDate.getTime() + rules.inactiveAfterDays * dayMs),
    version: (before?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
};

/** The customer as inactive, if that time has come; otherwise `undefined`. */
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
