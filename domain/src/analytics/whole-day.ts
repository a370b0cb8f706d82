import type { z } from 'zod';
import type { Day, daySchema } from './day.ts';

/** A day as stored: fields without any amount are absent. */
export type StoredDay = z.input<typeof daySchema>;

export const emptyDay: Omit<Day, 'day'> = {
  created: 0,
  confirmed: 0,
  completed: 0,
  cancelled: 0,
  noShow: 0,
  revenue: 0,
  seats: 0,
  seatMinutes: 0,
  hours: {},
  subscriptionsStarted: 0,
  subscriptionsEnded: 0,
  subscriptionRevenue: 0,
  ordersOpened: 0,
  ordersCompleted: 0,
  ordersCancelled: 0,
  sales: 0,
  tax: 0,
  salesByHour: {},
  categories: {},
  items: {},
  payments: {},
  staff: {},
};

type Sums = Readonly<Record<string, number>>;

/** Adds the missing zeros to each entry of a map. */
const withZeros = <Part extends Sums>(parts: Readonly<Record<string, Partial<Part>>> | undefined, zeros: Part) =>
  Object.fromEntries(Object.entries(parts ?? {}).map(([name, part]): [string, Part] => [name, { ...zeros, ...part }]));

/** Adds the zeros of `daySchema` to a stored day. For devices, which do not load the schemas. */
export const wholeDay = (stored: StoredDay): Day => ({
  ...emptyDay,
  ...stored,
  categories: withZeros(stored.categories, { quantity: 0, amount: 0 }),
  items: withZeros(stored.items, { quantity: 0, amount: 0 }),
  staff: withZeros(stored.staff, { opened: 0, served: 0, cancelled: 0, sales: 0, completed: 0, revenue: 0 }),
});
