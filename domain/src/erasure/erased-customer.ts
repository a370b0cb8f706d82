import type { ContactSource, Customer } from '../customers/customer.ts';
import { type Pseudonym, pseudonymOfCustomer } from '../kernel/pseudonym.ts';
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
  pseudonym: Pseudonym,
): Customer => {
  const sources = Object.values(saidIn).filter((source) => source !== undefined);
  const [latest] = sources.sort((a, b) => (isLater(a, b) ? -1 : 1));
  return { ...kept, userId: pseudonymOfCustomer(pseudonym), saidIn: latest ? { userId: latest } : {} };
};

export interface OrderErasure {
  readonly traces: Traces;
  readonly pseudonym: Pseudonym;
  /** It counts for an entry in the provider's list of customers. */
  readonly isCounted: boolean;
}

const idIn = ({ pseudonym, isCounted }: OrderErasure): string =>
  isCounted ? pseudonymOfCustomer(pseudonym) : pseudonym.id;

/** Nobody may claim it by its receipt any more. */
const withCustomer = ({ claimCode: _c, ...fields }: Fields, erasure: OrderErasure): Fields => ({
  ...fields,
  customer: { userId: idIn(erasure) },
});

/** The order of an erased customer. It names the pseudonym, by which its customer is found. */
export const erasedOrder = (order: Fields, erasure: OrderErasure): Fields =>
  withCustomer(rewritten(order, erasure.traces, erasure.pseudonym), erasure);

/** The payload of such an order's event. `order.created` holds the whole order. */
export const erasedOrderPayload = (type: string, payload: Fields, erasure: OrderErasure): Fields => {
  const without = rewritten(payload, erasure.traces, erasure.pseudonym);
  if (type === 'order.created') return withCustomer(without, erasure);
  return without.change === 'claimed' ? { ...without, userId: idIn(erasure) } : without;
};
