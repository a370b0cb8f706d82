import type { z } from 'zod';
import type { Order } from './order.ts';
import type { orderReferenceSchema } from './reference-schema.ts';

export type OrderReference = Readonly<z.infer<typeof orderReferenceSchema>>;

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
