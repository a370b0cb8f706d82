import type { Customer } from '../../customers/customer.ts';
import { customerIdOf } from '../../customers/customer-id.ts';
import { customerAfterOrder } from '../../customers/evolve.ts';
import { type LoyaltyRules, loyaltyRules } from '../../customers/loyalty-rules.ts';
import { dueShard } from '../../kernel/due-shard.ts';
import { privateProfileRef, providerRef } from '../../provider/profile/paths.ts';
import type { OrderContact } from '../../restaurant/orders/contact.ts';
import type { Order } from '../../restaurant/orders/order.ts';
import { withContact } from '../../restaurant/orders/with-contact.ts';
import { type AuditedDocs, type AuditedRef, becoming, type Mend } from '../mend.ts';
import { differingFields, stored } from '../told.ts';

/** Fields that no order tells: the order of the writes and the number of sweeps. */
export const customerBookkeeping = ['version', 'createdAt', 'updatedAt'] as const;

/** Fields that follow from the provider's rules. Nobody knows the rules of another day. */
export const customerLoyalty = ['customerType', 'loyaltyPoints', 'discountPercentage', 'inactiveAt'] as const;

type Completed = Order & { readonly completedAt: Date };

const isCompleted = (order: Order): order is Completed => order.completedAt !== undefined;

/** A customer as its completed orders tell, and a sweep that has marked one as inactive leaves the customer. */
export const recountedCustomer = (
  orders: readonly Order[],
  rules: LoyaltyRules,
  before: Customer | undefined,
): Customer | undefined => {
  const counted = orders
    .filter(isCompleted)
    .reduce<Customer | undefined>(
      (customer, order) => customerAfterOrder(customer, order, { rules, now: order.completedAt }),
      undefined,
    );
  if (!counted || before?.customerType !== 'inactive' || before.discountPercentage !== rules.discounts.inactive)
    return counted;
  const { customerType, discountPercentage, inactiveAt } = before;
  return { ...counted, customerType, discountPercentage, inactiveAt };
};

/** The names of the fields in which a customer differs from the recount. */
export const customerDifference = (counted: Customer, before: Customer, rulesChangedAt: Date): string[] => {
  const ignored: readonly string[] =
    counted.firstOrderDate < rulesChangedAt ? [...customerBookkeeping, ...customerLoyalty] : customerBookkeeping;
  return differingFields(counted, before).filter((field) => !ignored.includes(field));
};

const idOf = (where: string): string => where.slice(where.lastIndexOf('/') + 1);

const contactPath = (path: string): AuditedRef => ({ kind: 'orderContact', path: `${path}/private/contact` });

const ordersIn = (docs: AuditedDocs, from: readonly string[]): Order[] =>
  from.flatMap((path) => {
    const order = docs.get({ kind: 'order', path });
    if (!order) return [];
    const contact: OrderContact | undefined = docs.get({ kind: 'orderContact', path: `${path}/private/contact` });
    return [withContact(order, contact)];
  });

/** A customer is the sum of the completed orders that name the same phone, e-mail or person. */
export const customerMend: Mend = {
  reads: ({ command: { payload, providerId } }) => [
    { kind: 'customer', path: payload.where },
    providerRef(providerId),
    privateProfileRef(providerId),
    ...payload.from.flatMap((path): AuditedRef[] => [{ kind: 'order', path }, contactPath(path)]),
  ],
  plan: ({ command: { payload, providerId }, now }, docs) => {
    const { where, from, seenAt } = payload;
    const before = docs.get({ kind: 'customer', path: where });
    // Another order has completed since.
    if (before && before.updatedAt > seenAt) return 'settled';
    const orders = ordersIn(docs, from).filter(
      (order) => order.customer && customerIdOf(order.customer) === idOf(where),
    );
    if (orders.length !== from.length) return 'settled';
    const profile = docs.get(privateProfileRef(providerId)) ?? docs.get(providerRef(providerId));
    const counted = recountedCustomer(orders, loyaltyRules(profile?.settings ?? {}), before);
    if (!counted || !profile) return counted ? 'person' : becoming(where, before, undefined);
    const extra = { ...dueShard(idOf(where)), customerId: idOf(where) };
    if (!before) return becoming(where, undefined, { ...stored(counted), ...extra, updatedAt: now });
    const fields = customerDifference(counted, before, profile.updatedAt);
    if (fields.length === 0) return 'settled';
    const right = Object.fromEntries(Object.entries(counted).filter(([field]) => fields.includes(field)));
    const gone = Object.fromEntries(fields.filter((field) => !(field in right)).map((field) => [field, undefined]));
    return { writes: [{ op: 'update', path: where, data: { ...before, ...right, ...gone, updatedAt: now } }] };
  },
};
