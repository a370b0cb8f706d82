import { grouped } from '../kernel/grouped.ts';
import type { Day } from './day.ts';
import { type DayRange, daysIn } from './day-range.ts';
import { emptyDay } from './whole-day.ts';

/** The figures of a day, or of many days together. */
export type Figures = Omit<Day, 'day'>;

type Sums = Readonly<Record<string, number>>;
type Parts<Part> = Readonly<Record<string, Part>>;

const namesOf = (...maps: readonly object[]): string[] => [...new Set(maps.flatMap((map) => Object.keys(map)))];

const addSums = (a: Sums, b: Sums): Record<string, number> =>
  Object.fromEntries(namesOf(a, b).map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));

const addParts = <Part>(
  a: Parts<Part>,
  b: Parts<Part>,
  add: (one: Part, other: Part) => Part,
): Record<string, Part> => {
  const sum = new Map(Object.entries(a));
  for (const [name, part] of Object.entries(b)) {
    const known = sum.get(name);
    sum.set(name, known ? add(known, part) : part);
  }
  return Object.fromEntries(sum);
};

type Sold = Figures['items'][string];
type OfMember = Figures['staff'][string];

const addSold = (a: Sold, b: Sold): Sold => ({ quantity: a.quantity + b.quantity, amount: a.amount + b.amount });

const addOfMember = (a: OfMember, b: OfMember): OfMember => ({
  opened: a.opened + b.opened,
  served: a.served + b.served,
  cancelled: a.cancelled + b.cancelled,
  sales: a.sales + b.sales,
  completed: a.completed + b.completed,
  revenue: a.revenue + b.revenue,
});

/** Names each field, so that a new figure of a day cannot be forgotten. */
const addFigures = (a: Figures, b: Figures): Figures => ({
  created: a.created + b.created,
  confirmed: a.confirmed + b.confirmed,
  completed: a.completed + b.completed,
  cancelled: a.cancelled + b.cancelled,
  noShow: a.noShow + b.noShow,
  revenue: a.revenue + b.revenue,
  seats: a.seats + b.seats,
  seatMinutes: a.seatMinutes + b.seatMinutes,
  hours: addSums(a.hours, b.hours),
  subscriptionsStarted: a.subscriptionsStarted + b.subscriptionsStarted,
  subscriptionsEnded: a.subscriptionsEnded + b.subscriptionsEnded,
  subscriptionRevenue: a.subscriptionRevenue + b.subscriptionRevenue,
  ordersOpened: a.ordersOpened + b.ordersOpened,
  ordersCompleted: a.ordersCompleted + b.ordersCompleted,
  ordersCancelled: a.ordersCancelled + b.ordersCancelled,
  sales: a.sales + b.sales,
  tax: a.tax + b.tax,
  salesByHour: addSums(a.salesByHour, b.salesByHour),
  categories: addParts(a.categories, b.categories, addSold),
  items: addParts(a.items, b.items, addSold),
  payments: addSums(a.payments, b.payments),
  staff: addParts(a.staff, b.staff, addOfMember),
});

/** The sum of days, or of shards of days. */
export const sumOfDays = (days: readonly Figures[]): Figures => days.reduce(addFigures, emptyDay);

/** One row for each day of a range, from its shards. A day without any figure has zeros. */
export const daysOfRange = (shards: readonly Day[], range: DayRange): Day[] => {
  const byDay = grouped(shards, ({ day }) => day);
  return daysIn(range).map((day) => ({ ...sumOfDays(byDay.get(day) ?? []), day }));
};

/** All that was earned, in minor units: by reservations, subscriptions and orders. */
export const earnedBy = ({ revenue, subscriptionRevenue, sales }: Figures): number =>
  revenue + subscriptionRevenue + sales;
