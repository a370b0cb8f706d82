/** Weights convert into weights and volumes into volumes; pieces convert into nothing else. */
const measures = {
  g: { of: 'weight', factor: 1 },
  kg: { of: 'weight', factor: 1000 },
  ml: { of: 'volume', factor: 1 },
  l: { of: 'volume', factor: 1000 },
  piece: { of: 'number', factor: 1 },
} as const;

export type Unit = keyof typeof measures;

export const units = ['g', 'kg', 'ml', 'l', 'piece'] as const satisfies readonly Unit[];

/** A larger quantity is a typing error. Up to here, sums of quantities are exact. */
export const maxQuantity = 1_000_000_000;

/** Precision: the smallest stored part is a millionth of a unit, such as a milligram of a kilogram. */
const partsPerUnit = 1_000_000;

/** Rounds to a quantity that can be stored. Without it, binary fractions would drift from the sum of the logs. */
export const toQuantity = (value: number): number => Math.round(value * partsPerUnit) / partsPerUnit || 0;

/** True if rounding loses nothing. */
export const isQuantity = (value: number): boolean => Number.isFinite(value) && toQuantity(value) === value;

/** Converts an amount into another unit; `undefined` for incompatible units, such as grams and pieces. */
export const convert = (quantity: number, from: Unit, to: Unit): number | undefined =>
  measures[from].of === measures[to].of
    ? toQuantity((quantity * measures[from].factor) / measures[to].factor)
    : undefined;

/** Divides in whole parts: 0.3 is three times 0.1, unlike in binary fractions. */
export const ratioOf = (quantity: number, of: number): number =>
  Math.round(quantity * partsPerUnit) / Math.round(of * partsPerUnit);
