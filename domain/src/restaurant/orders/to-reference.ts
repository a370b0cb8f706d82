import type { Order } from './order.ts';
import type { OrderReference } from './reference.ts';

export const toOrderReference = (order: Order): OrderReference => ({
  orderId: order.orderId,
  providerId: order.providerId,
  providerName: order.providerName,
  number: order.number,
  status: order.status,
  total: order.totals.total,
  version: order.version,
  lastCommandId: order.lastCommandId,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt,
});
