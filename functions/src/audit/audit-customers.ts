import { isDeepStrictEqual } from 'node:util';
import {
  afterOrder,
  auditedCustomers,
  type Customer,
  customerIdOf,
  customerSchema,
  type LoyaltyRules,
  loyaltyRules,
  type Order,
  providerRef,
  providerSchema,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';
import { readOrders } from './read-orders.ts';

/** What an auditor cannot know: when each order was counted, and by how many sweeps. */
const withoutBookkeeping = { version: 1, createdAt: new Date(0), updatedAt: new Date(0) };

/** What the house's rules made of the orders: not to be told any more once the rules may have changed. */
const withoutLoyalty = { customerType: 'new', loyaltyPoints: 0, discountPercentage: 0, inactiveAt: null } as const;

const recount = (orders: readonly Order[], rules: LoyaltyRules): Map<string, Customer> => {
  const customers = new Map<string, Customer>();
  for (const { completedAt, ...order } of orders) {
    const id = order.customer && customerIdOf(order.customer);
    if (!id || !completedAt) continue;
    customers.set(id, afterOrder(customers.get(id), { ...order, completedAt }, { rules, now: completedAt }));
  }
  return customers;
};

/** One whom a sweep has found inactive is, but for that, who they were. */
const asActive = (customer: Customer, should: Customer, rules: LoyaltyRules): Customer => {
  const { customerType, discountPercentage, inactiveAt } = should;
  return customer.customerType === 'inactive' && customer.discountPercentage === rules.discounts.inactive
    ? { ...customer, customerType, discountPercentage, inactiveAt }
    : customer;
};

/**
 * Holds a house's customers against a recount from its completed orders. Points, type and discount are held against it where the
 * house's profile, and with it its rules, is older than the customer's first order. One statement for each customer.
 */
export const auditCustomers = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const stored = await firestore.doc(providerRef(providerId).path).get();
  const { settings, updatedAt } = providerSchema.parse(withDates(stored.data()));
  const rules = loyaltyRules(settings);
  const expected = recount(await readOrders(firestore, providerId), rules);
  const kept = new Map(
    (await readAllPages(firestore, auditedCustomers(providerId))).map((document) => [
      document.id,
      customerSchema.parse(withDates(document.data())),
    ]),
  );
  const ids = [...new Set([...expected.keys(), ...kept.keys()])].sort();
  const broken = ids.flatMap((id) => {
    const [should, does] = [expected.get(id), kept.get(id)];
    if (!should) return [`${id} has no completed order`];
    if (!does) return [`${id} is missing`];
    const overrides =
      should.firstOrderDate < updatedAt ? { ...withoutBookkeeping, ...withoutLoyalty } : withoutBookkeeping;
    const [a, b] = [
      { ...should, ...overrides },
      { ...asActive(does, should, rules), ...overrides },
    ];
    return isDeepStrictEqual(a, b) ? [] : [`${id}: ${JSON.stringify(a)} by the orders, kept as ${JSON.stringify(b)}`];
  });
  return { checked: ids.length, broken };
};
