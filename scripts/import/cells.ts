import { idSchema, minorDigits } from '@counterfoil/domain';
import * as z from 'zod';

/** A cell that may be empty. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((cell) => (cell === '' || cell === undefined ? undefined : cell), schema.optional());

export const text = z.string().trim().min(1).max(200);

export const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'a number with a point, as in 12.50')
  .transform(Number);

export const yesOrNo = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['yes', 'no', 'true', 'false', '1', '0'], 'yes or no'))
  .transform((word) => word === 'yes' || word === 'true' || word === '1');

export const id = idSchema;

/** Derives an id from a name: `Tomate & Mozzarella` → `tomate-mozzarella`. */
export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 128) || 'x';

/** Converts whole units of a currency to minor units; `undefined` if the amount has more decimals than the currency. */
export const minorUnits = (amount: number, currency: string): number | undefined => {
  const minor = amount * 10 ** minorDigits(currency);
  return Math.abs(minor - Math.round(minor)) < 1e-6 ? Math.round(minor) : undefined;
};
