import type { Customer } from '@counterfoil/client';
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
