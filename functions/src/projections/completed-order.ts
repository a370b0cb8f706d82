import { type Order, orderRef } from '@counterfoil/domain';
import { NotProjectable, type ProjectionContext } from './projection.ts';

/**
 * The order that an event says is completed; `undefined` for all other events. It is read rather than told by the event, as it
 * changes no more: late or early, everybody finds the same.
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
  return { ...order, completedAt };
};
