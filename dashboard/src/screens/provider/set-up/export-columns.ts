import { CounterfoilError, type Customer, type ReservationReference } from '@counterfoil/client';
import type { CsvColumn } from '@counterfoil/client/insight';

/** One line a customer. The writer of the file keeps typed names and phones from running as formulas. */
export const customerColumns: readonly CsvColumn<Customer>[] = [
  { title: 'name', value: ({ name }) => name },
  { title: 'phone', value: ({ phone }) => phone },
  { title: 'email', value: ({ email }) => email },
  { title: 'type', value: ({ customerType }) => customerType },
  { title: 'orders', value: ({ totalOrders }) => totalOrders },
  { title: 'spent', value: ({ totalSpent }) => totalSpent },
  { title: 'currency', value: ({ totalSpent }) => totalSpent.currency },
  { title: 'firstOrder', value: ({ firstOrderDate }) => firstOrderDate },
  { title: 'lastOrder', value: ({ lastOrderDate }) => lastOrderDate },
  { title: 'points', value: ({ loyaltyPoints }) => loyaltyPoints },
];

const mostDays = 400;

/** Why no file can have these days; `undefined` if it can. */
export const rangeFault = (from: string, to: string): 'order' | 'long' | undefined => {
  if (!from || !to || to < from) return 'order';
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 > mostDays ? 'long' : undefined;
};

/** A query gives no more of one status. */
const mostInStatus = 10_000;

/** All bookings. @throws CounterfoilError `resource-exhausted` if some may be missing: half a file looks like a whole one */
export const wholeOrNone = <Booked extends Pick<ReservationReference, 'status'>>(
  bookings: readonly Booked[],
): readonly Booked[] => {
  const counts = new Map<string, number>();
  for (const { status } of bookings) counts.set(status, (counts.get(status) ?? 0) + 1);
  if (Math.max(0, ...counts.values()) < mostInStatus) return bookings;
  throw new CounterfoilError('resource-exhausted', 'too many bookings for one file');
};
