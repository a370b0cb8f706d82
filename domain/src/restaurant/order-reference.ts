import { z } from 'zod';
import { moneySchema } from '../kernel/money.ts';
import type { Order } from './order.ts';
import { orderStatuses } from './order-status.ts';

/** `endUsers/{uid}/orders/{id}`: what a person sees of an order that names them. */
export const orderReferenceSchema = z.object({
  orderId: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  number: z.int().positive(),
  status: z.enum(orderStatuses),
  total: moneySchema,
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

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
