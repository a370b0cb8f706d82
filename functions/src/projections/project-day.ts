import { projectDays } from '@counterfoil/domain';
import { completedOrder } from './completed-order.ts';
import { NotProjectable, type Projection } from './projection.ts';

/** Counts the event on its local day, for analytics. */
export const projectDay: Projection = async (context) => {
  const { event, providerId, provider, now } = context;
  const order = await completedOrder(context);
  const writes = projectDays(event, { providerId, provider, order }, now);
  if (!writes) throw new NotProjectable(`the event ${event.id} has no place in a day`);
  return writes;
};
