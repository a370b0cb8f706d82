import { type Order, orderContactRef, orderRef, withContact } from '@counterfoil/domain';
import { NotProjectable, type ProjectionContext } from './projection.ts';

/**
 * The order of an `order.completed` event, with its customer's contact; `undefined` for all other events. It is read, not taken from the event: a
 * completed order never changes, so every delivery finds the same.
 */
export const completedOrder = async ({
  event,
  providerId,
  reads,
}: ProjectionContext): Promise<(Order & { readonly completedAt: Date }) | undefined> => {
  if (event.type !== 'order.completed') return undefined;
  const ref = orderRef(providerId, String(event.entityId));
  await reads.read([ref.path]);
  const order = reads.get(ref);
  const { status, completedAt } = order ?? {};
  if (!order || status !== 'completed' || !completedAt) throw new NotProjectable(`${ref.path} is not completed`);
  const completed = { ...order, completedAt };
  if (!order.customer?.hasContact) return completed;
  const contact = orderContactRef(providerId, order.orderId);
  await reads.read([contact]);
  return withContact(completed, reads.get(contact));
};
