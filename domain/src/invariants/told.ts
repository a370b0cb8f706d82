import { sameValue } from '../kernel/same-value.ts';
import type { Told } from './finding.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A value of a document as JSON can hold it. `undefined` counts as absent, and is told as `null`. */
export const told = (value: unknown): Told => {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(told);
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, of]) => (of === undefined ? [] : [[key, told(of)]])),
    );
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
};

/** Drops keys that are `undefined`, as the database does. */
export const stored = (document: object): Fields =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));

/** The names of the fields in which two documents differ. */
export const differingFields = (a: object, b: object): string[] => {
  const [one, other] = [stored(a), stored(b)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((key) => !sameValue(one[key], other[key]))
    .sort();
};

/** Some fields of a document, for a finding. */
export const toldFields = (document: object, fields: readonly string[]): Told => {
  const values = stored(document);
  return Object.fromEntries(fields.map((field) => [field, told(values[field])]));
};
