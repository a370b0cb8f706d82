import type { z } from 'zod';
import type { Day, daySchema } from './day.ts';

/** A day as it is stored: what nothing was ever added to is not there. */
export type StoredDay = z.input<typeof daySchema>;

const nothing: Omit<Day, 'day'> = {
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

/** Each part of a map with the zeros it lacks. */
const whole = <Part extends Sums>(parts: Readonly<Record<string, Partial<Part>>> | undefined, zeros: Part) =>
  Object.fromEntries(Object.entries(parts ?? {}).map(([name, part]): [string, Part] => [name, { ...zeros, ...part }]));

/** A stored day with its zeros, as `daySchema` fills them in: for devices, which go without the schemas. */
export const wholeDay = (stored: StoredDay): Day => ({
  ...nothing,
  ...stored,
  categories: whole(stored.categories, { quantity: 0, amount: 0 }),
  items: whole(stored.items, { quantity: 0, amount: 0 }),
  staff: whole(stored.staff, { opened: 0, served: 0, cancelled: 0 }),
});
