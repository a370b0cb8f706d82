import { z } from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { orderStatuses } from './status.ts';

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
