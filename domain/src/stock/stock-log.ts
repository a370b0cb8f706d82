import * as z from 'zod';
import { unitSchema } from './quantity-schema.ts';

const stockChangeTypes = ['received', 'adjusted', 'counted', 'consumed', 'returned'] as const;

/** `serviceProviders/{pid}/stockLogs/{commandId_ingredientId}`: one immutable log entry for one change of one stock. */
export const stockLogSchema = z.object({
  ingredientId: z.string(),
  changeType: z.enum(stockChangeTypes),
  /** All three quantities are in the ingredient's unit. */
  quantityBefore: z.number(),
  quantityAfter: z.number(),
  quantityChanged: z.number(),
  unit: unitSchema,
  reason: z.string().optional(),
  /** The cause: the order that consumed the stock, or the command itself. */
  referenceType: z.enum(['order', 'command']),
  referenceId: z.string(),
  triggeredBy: z.string(),
  /** The stock's version after the change. */
  version: z.int().positive(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type StockLog = Readonly<z.infer<typeof stockLogSchema>>;
export type StockChangeType = StockLog['changeType'];
