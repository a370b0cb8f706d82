/** Weights convert into weights and volumes into volumes; what is counted converts into nothing else. */
const measures = {
  g: { of: 'weight', factor: 1 },
  kg: { of: 'weight', factor: 1000 },
  ml: { of: 'volume', factor: 1 },
  l: { of: 'volume', factor: 1000 },
  piece: { of: 'number', factor: 1 },
} as const;

export type Unit = keyof typeof measures;

export const units = ['g', 'kg', 'ml', 'l', 'piece'] as const satisfies readonly Unit[];

/** So many of the smallest parts make a unit: a milligram in a kilogram. */
const parts = 1_000_000;

/** The nearest quantity that can be stored: binary fractions would drift apart from the sum of the logs. */
export const toQuantity = (value: number): number => Math.round(value * parts) / parts || 0;

/** Whether no part of it would be lost. */
export const isQuantity = (value: number): boolean => Number.isFinite(value) && toQuantity(value) === value;

/** The same amount in another unit; `undefined` where there is none, as between grams and pieces. */
export const convert = (quantity: number, from: Unit, to: Unit): number | undefined =>
  measures[from].of === measures[to].of
    ? toQuantity((quantity * measures[from].factor) / measures[to].factor)
    : undefined;

/** How often one goes into the other, by whole parts: 0.3 are three times 0.1, which binary fractions are not. */
export const ratioOf = (quantity: number, of: number): number => Math.round(quantity * parts) / Math.round(of * parts);
