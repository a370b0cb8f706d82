import { z } from 'zod';
import { isQuantity, units } from './quantity.ts';

const most = 1_000_000_000;

export const unitSchema = z.enum(units);

/** How much of something: up to six decimals, so that sums stay exact. */
const quantity = z.number().refine(isQuantity, 'at most six decimals');

export const positiveQuantity = quantity.positive().max(most);
export const nonnegativeQuantity = quantity.nonnegative().max(most);
export const anyQuantity = quantity.min(-most).max(most);
