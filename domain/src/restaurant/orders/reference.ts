import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { orderStatuses } from './status.ts';

/** `endUsers/{uid}/orders/{id}`: the view of an order for the customer it names. */
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
