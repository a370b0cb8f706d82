import type { ContactSource, Customer } from '../customers/customer.ts';
import type { Pseudonym } from '../kernel/pseudonym.ts';
import type { Fields } from '../kernel/write.ts';
import { rewritten, type Traces } from './rewritten.ts';

const isLater = (a: ContactSource, b: ContactSource): boolean =>
  a.at > b.at || (a.at.getTime() === b.at.getTime() && a.orderId > b.orderId);

/**
 * The customer under a pseudonym. Orders, sums and points stay. Each of its orders names the pseudonym by then, so its
 * latest order is the source of the one detail that is left.
 */
export const erasedCustomer = (
  { name: _n, phone: _p, email: _e, userId: _u, saidIn, ...kept }: Customer,
  { id }: Pseudonym,
): Customer => {
  const sources = Object.values(saidIn).filter((source) => source !== undefined);
  const [latest] = sources.sort((a, b) => (isLater(a, b) ? -1 : 1));
  return { ...kept, userId: id, saidIn: latest ? { userId: latest } : {} };
};

const withCustomer = (fields: Fields, { id }: Pseudonym): Fields => ({ ...fields, customer: { userId: id } });

/** The order of an erased customer. It names the pseudonym, by which its customer is found. */
export const erasedOrder = (order: Fields, traces: Traces, pseudonym: Pseudonym): Fields =>
  withCustomer(rewritten(order, traces, pseudonym), pseudonym);

/** The payload of such an order's event. `order.created` holds the whole order. */
export const erasedOrderPayload = (type: string, payload: Fields, traces: Traces, pseudonym: Pseudonym): Fields => {
  const without = rewritten(payload, traces, pseudonym);
  if (type === 'order.created') return withCustomer(without, pseudonym);
  return without.change === 'claimed' ? { ...without, userId: pseudonym.id } : without;
};
