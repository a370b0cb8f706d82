import * as z from 'zod';
import { isQuantity, maxQuantity, units } from './quantity.ts';

export const unitSchema = z.enum(units);

/** A quantity with at most six decimals, so that sums stay exact. */
const quantity = z.number().refine(isQuantity, 'must have at most six decimals');

export const positiveQuantity = quantity.positive().max(maxQuantity);
export const nonnegativeQuantity = quantity.nonnegative().max(maxQuantity);
export const anyQuantity = quantity.min(-maxQuantity).max(maxQuantity);
