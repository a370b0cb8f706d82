import {
  auditedCustomers,
  type Customer,
  customerDifference,
  customerIdOf,
  customerRef,
  customerSchema,
  type Finding,
  type LoyaltyRules,
  loyaltyRules,
  maxSources,
  type Order,
  orderRef,
  privateProfileRef,
  privateProfileSchema,
  providerRef,
  providerSchema,
  recountedCustomer,
  type Told,
  told,
  withContact,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import type { Moment } from './moment.ts';
import { readContacts } from './read-contacts.ts';
import { readAt, readPlaced } from './read-documents.ts';
import { readOrders } from './read-orders.ts';

/** Fields with which a finding may show a customer. Of all others it tells only that they differ. */
const figures = [
  'totalOrders',
  'totalSpent',
  'loyaltyPoints',
  'customerType',
  'discountPercentage',
  'firstOrderDate',
  'lastOrderDate',
  'inactiveAt',
] as const;

const shown = (customer: Customer, fields: readonly string[], hidden: string): Told =>
  Object.fromEntries(
    fields.map((field) => {
      const figure = figures.find((one) => one === field);
      return [field, figure ? told(customer[figure]) : hidden];
    }),
  );

interface Context {
  readonly providerId: string;
  readonly rules: LoyaltyRules;
  readonly rulesChangedAt: Date;
}

const findingOf = (
  id: string,
  orders: readonly Order[],
  before: Customer | undefined,
  { providerId, rules, rulesChangedAt }: Context,
): Finding[] => {
  const counted = recountedCustomer(orders, rules, before);
  const from = orders.slice(0, maxSources).map(({ orderId }) => orderRef(providerId, orderId).path);
  const finding = { audit: 'customers', where: customerRef(providerId, id).path, from } as const;
  if (!counted)
    return before ? [{ ...finding, what: 'customer.stray', expected: null, found: shown(before, figures, '') }] : [];
  if (!before) return [{ ...finding, what: 'customer.missing', expected: shown(counted, figures, ''), found: null }];
  const fields = customerDifference(counted, before, rulesChangedAt);
  if (fields.length === 0) return [];
  const [expected, found] = [shown(counted, fields, 'as its orders say'), shown(before, fields, 'something else')];
  return [{ ...finding, what: 'customer.differs', expected, found }];
};

/** The completed orders of each customer. */
const ordersByCustomer = async (moment: Moment, providerId: string): Promise<Map<string, Order[]>> => {
  const orders = await readOrders(moment, providerId);
  const contacts = await readContacts(moment, orders);
  const completed = orders
    .filter(({ completedAt }) => completedAt)
    .map((order) => withContact(order, contacts.get(order.orderId)));
  const byCustomer = Map.groupBy(completed, ({ customer }) => customer && customerIdOf(customer));
  return new Map([...byCustomer].flatMap(([id, of]) => (id === undefined ? [] : [[id, of]])));
};

/**
 * Compares a provider's customers with a recount from its completed orders; one check per customer. It compares points,
 * type and discount only if the profile, which holds the rules, is older than the first order.
 */
export const auditCustomers = audit(async (moment, providerId) => {
  const [hidden, shownProfile] = [privateProfileRef(providerId).path, providerRef(providerId).path];
  const profile =
    (await readAt(moment, [hidden], privateProfileSchema)).get(hidden) ??
    (await readAt(moment, [shownProfile], providerSchema)).get(shownProfile);
  const context = {
    providerId,
    rules: loyaltyRules(profile?.settings ?? {}),
    rulesChangedAt: profile?.updatedAt ?? new Date(0),
  };
  const orders = await ordersByCustomer(moment, providerId);
  const kept = new Map(
    (await readPlaced(moment, auditedCustomers(providerId), customerSchema)).map(({ path, data }) => [
      path.slice(path.lastIndexOf('/') + 1),
      data,
    ]),
  );
  const ids = [...new Set([...orders.keys(), ...kept.keys()])].sort();
  return {
    checked: ids.length,
    broken: ids.flatMap((id) => findingOf(id, orders.get(id) ?? [], kept.get(id), context)),
  };
});
