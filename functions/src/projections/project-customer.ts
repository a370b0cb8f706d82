import { customerAfterOrder, customerIdOf, customerRef, dueShard, loyaltyRules } from '@counterfoil/domain';
import { readSettings } from '../firestore/read-settings.ts';
import { completedOrder } from './completed-order.ts';
import type { Projection } from './projection.ts';

/** Updates the provider's customer after an order, if the customer gave a phone number or an e-mail address. */
export const projectCustomer: Projection = async (context) => {
  const { firestore, providerId, reads, now } = context;
  const order = await completedOrder(context);
  const customerId = order?.customer && customerIdOf(order.customer);
  if (!order || !customerId) return [];
  const ref = customerRef(providerId, customerId);
  await reads.read([ref.path]);
  const before = reads.get(ref);
  const { settings } = await readSettings(firestore, providerId);
  const customer = customerAfterOrder(before, order, { rules: loyaltyRules(settings), now });
  // By it, somebody who leaves is found at every provider.
  const data = { ...customer, ...dueShard(customerId), customerId };
  return [{ op: before ? 'update' : 'create', path: ref.path, data }];
};
