import * as z from 'zod';
import { idSchema } from '../kernel/id-schema.ts';
import { anyQuantity, nonnegativeQuantity, positiveQuantity, unitSchema } from './quantity-schema.ts';

const common = {
  ingredientId: idSchema,
  /** Unit of the quantity: the ingredient's own unless set. */
  unit: unitSchema.optional(),
  reason: z.string().trim().min(1).max(500).optional(),
};

export const receiveStockPayload = z.strictObject({ ...common, quantity: positiveQuantity });
export type ReceiveStock = z.infer<typeof receiveStockPayload>;

export const adjustStockPayload = z.strictObject({
  ...common,
  delta: anyQuantity.refine((delta) => delta !== 0, 'must not be zero'),
});
export type AdjustStock = z.infer<typeof adjustStockPayload>;

export const countStockPayload = z.strictObject({ ...common, counted: nonnegativeQuantity });
export type CountStock = z.infer<typeof countStockPayload>;
