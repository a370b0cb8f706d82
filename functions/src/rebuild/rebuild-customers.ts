import { isDeepStrictEqual } from 'node:util';
import {
  agedCustomer,
  type Customer,
  type CustomerDetails,
  customerAfterOrder,
  customerIdOf,
  customerSchema,
  customersPath,
  dueShard,
  type Fields,
  isCustomerPseudonym,
  type Order,
  orderContactRef,
  orderRef,
  withContact,
} from '@counterfoil/domain';
import { ReadSet } from '../firestore/read-set.ts';
import { completedOrder } from '../projections/completed-order.ts';
import { EventsRewritten } from './held-run.ts';
import type { House, Pair, Rebuildable } from './rebuildable.ts';

/** Names and contacts stay in the orders until the swap, so that an erasure need not look for shadows. */
const withoutDetails = ({ name: _n, phone: _p, email: _e, userId: _u, ...figures }: Customer): Fields => figures;

const details = ['name', 'phone', 'email', 'userId'] as const satisfies readonly (keyof CustomerDetails)[];

/** The orders that the details of some customers come from, with their contacts. */
const sourcesOf = async ({ context, providerId }: House, customers: readonly Customer[]) => {
  const ids = customers.flatMap(({ saidIn }) => Object.values(saidIn).flatMap((source) => source?.orderId ?? []));
  const unique = [...new Set(ids)];
  const reads = new ReadSet(context.firestore);
  await reads.read(unique.flatMap((id) => [orderRef(providerId, id), orderContactRef(providerId, id)]));
  const orderOf = (id: string): Order | undefined => {
    const order = reads.get(orderRef(providerId, id));
    return order?.customer?.hasContact ? withContact(order, reads.get(orderContactRef(providerId, id))) : order;
  };
  return orderOf;
};

const withDetails = (customer: Customer, orderOf: (id: string) => Order | undefined): Customer => ({
  ...Object.fromEntries(
    details.flatMap((detail) => {
      const source = customer.saidIn[detail];
      const value = source && orderOf(source.orderId)?.customer?.[detail];
      return value === undefined ? [] : [[detail, value]];
    }),
  ),
  ...customer,
});

/** Only what follows from orders. The rest is bookkeeping, which stays. */
const figuresOf = ({ version: _v, createdAt: _c, updatedAt: _u, ...figures }: Fields): Fields => figures;

const replacement = (house: House, { id, live }: Pair, customer: Customer): Fields | undefined => {
  // Somebody who was erased is known by a pseudonym. The erasure has left the entry as it must be.
  if (live && isCustomerPseudonym(id)) return undefined;
  if (customerIdOf(customer) !== id) throw new EventsRewritten(`the orders of ${id} have been rewritten`);
  const now = house.context.clock();
  const rebuilt: Fields = {
    ...(agedCustomer(customer, house.rules, now) ?? customer),
    ...dueShard(id),
    customerId: id,
  };
  if (live && isDeepStrictEqual(figuresOf(live), figuresOf(rebuilt))) return undefined;
  const version = Math.max(Number(live?.version ?? 0) + 1, customer.version);
  return { ...rebuilt, version, createdAt: live?.createdAt ?? customer.firstOrderDate, updatedAt: now };
};

/** The customers of a provider, folded like the live ones, by the loyalty rules of today. */
export const rebuildCustomers: Rebuildable = {
  name: 'customers',
  collection: customersPath,
  changes: async (event, { rules }) => {
    const order = await completedOrder(event);
    const id = order?.customer && customerIdOf(order.customer);
    if (!order || !id) return [];
    const now = order.completedAt;
    const fold = (before: Fields | undefined): Fields =>
      withoutDetails(customerAfterOrder(before && customerSchema.parse(before), order, { rules, now }));
    return [{ id, apply: fold }];
  },
  replacements: async (pairs, house) => {
    const customers = pairs.map(({ shadow }) => customerSchema.parse(shadow));
    const orderOf = await sourcesOf(house, customers);
    return pairs.map((pair, n) => {
      const customer = customers[n];
      return customer && replacement(house, pair, withDetails(customer, orderOf));
    });
  },
  keeps: isCustomerPseudonym,
};
