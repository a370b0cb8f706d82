import { isDeepStrictEqual } from 'node:util';
import {
  auditedCustomers,
  type Customer,
  customerAfterOrder,
  customerIdOf,
  customerSchema,
  type LoyaltyRules,
  loyaltyRules,
  type Order,
  withContact,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { readSettings } from '../firestore/read-settings.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';
import { readContacts } from './read-contacts.ts';
import { readOrders } from './read-orders.ts';

/** Fields the audit cannot recompute: the order of the writes and the number of sweeps are not in the orders. */
const withoutBookkeeping = { version: 1, createdAt: new Date(0), updatedAt: new Date(0) };

/** Fields that depend on the provider's loyalty rules. The audit skips them once the rules may have changed. */
const withoutLoyalty = { customerType: 'new', loyaltyPoints: 0, discountPercentage: 0, inactiveAt: null } as const;

const recount = (orders: readonly Order[], rules: LoyaltyRules): Map<string, Customer> => {
  const customers = new Map<string, Customer>();
  for (const { completedAt, ...order } of orders) {
    const id = order.customer && customerIdOf(order.customer);
    if (!id || !completedAt) continue;
    customers.set(id, customerAfterOrder(customers.get(id), { ...order, completedAt }, { rules, now: completedAt }));
  }
  return customers;
};

/** Undoes the effect of a sweep that marked the customer inactive, so that both sides compare as active. */
const asActive = (customer: Customer, should: Customer, rules: LoyaltyRules): Customer => {
  const { customerType, discountPercentage, inactiveAt } = should;
  return customer.customerType === 'inactive' && customer.discountPercentage === rules.discounts.inactive
    ? { ...customer, customerType, discountPercentage, inactiveAt }
    : customer;
};

/**
 * Compares a provider's customers with a recount from its completed orders; one check per customer. It compares points,
 * type and discount only if the profile, which holds the rules, is older than the first order.
 */
export const auditCustomers = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const { settings, updatedAt } = await readSettings(firestore, providerId);
  const rules = loyaltyRules(settings);
  const orders = await readOrders(firestore, providerId);
  const contacts = await readContacts(firestore, orders);
  const expected = recount(
    orders.map((order) => withContact(order, contacts.get(order.orderId))),
    rules,
  );
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
