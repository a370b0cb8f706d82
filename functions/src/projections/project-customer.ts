import { afterOrder, customerIdOf, customerRef, loyaltyRules } from '@counterfoil/domain';
import { completedOrder } from './completed-order.ts';
import type { Projection } from './projection.ts';

/** What a house knows of those who order with it, if they left a phone or an e-mail. */
export const projectCustomer: Projection = async (context) => {
  const { providerId, provider, reads, now } = context;
  const order = await completedOrder(context);
  const customerId = order?.customer && customerIdOf(order.customer);
  if (!order || !customerId) return [];
  const ref = customerRef(providerId, customerId);
  await reads.read([ref.path]);
  const before = reads.get(ref);
  const data = afterOrder(before, order, { rules: loyaltyRules(provider.settings), now });
  return [{ op: before ? 'update' : 'create', path: ref.path, data }];
};
