import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import { orderKey, storedOrder } from './find.ts';
import type { Order } from './order.ts';
import { orderRef, orderReferenceRef } from './paths.ts';
import type { ClaimOrder } from './payloads.ts';
import type { OrderReference } from './reference.ts';
import { acceptOrder } from './writes.ts';

type Reads = {
  order: Order;
  orderReference: OrderReference;
};

const claimableMs = 30 * dayMs;

/**
 * Adds an order to the list of the person who has its code, which is printed on the receipt. The code has 40 bits and
 * counts for one order id only. At the rate that a person may send commands, guesses are hopeless.
 */
export const claimOrder: CommandDefinition<ClaimOrder, Reads> = {
  aggregate: orderKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    orderRef(providerId, payload.orderId),
    ...(actor.kind === 'user' ? [orderReferenceRef(actor.uid, payload.orderId)] : []),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'only a person claims an order', { reason: 'wrong-sender' });
    const { orderId, code } = command.payload;
    const order = storedOrder(request, docs);
    if (!order || order.claimCode !== code)
      return reject('not-found', 'no order has this code', { reason: 'wrong-code', field: 'code' });
    if (order.customer?.userId) return reject('failed-precondition', 'the order is claimed', { reason: 'claimed' });
    if (now.getTime() - order.createdAt.getTime() > claimableMs) {
      return reject('failed-precondition', 'the order is older than thirty days', { reason: 'tooLate' });
    }
    if (docs.get(orderReferenceRef(actor.uid, orderId))) {
      return reject('already-exists', `order ${orderId} already exists`, { reason: 'order-exists', field: 'orderId' });
    }
    const stale = requireVersion(command, order.version);
    if (stale) return stale;
    return acceptOrder(request, order, { type: 'order.updated', payload: { change: 'claimed', userId: actor.uid } });
  },
};
