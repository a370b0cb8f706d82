import { failureOf } from './failure.ts';
import { withoutAddresses } from './without-addresses.ts';

/** Values of a log line lie flat. Deeper ones are a mistake, and a circle ends here. */
const maxDepth = 6;

const scrubbedAt = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return withoutAddresses(value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Error) return failureOf(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth === maxDepth) return '…';
  if (Array.isArray(value)) return value.map((one) => scrubbedAt(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [withoutAddresses(key), scrubbedAt(one, depth + 1)]),
  );
};

/** A copy of a value for the log: without addresses and numbers of people, and errors without foreign texts. */
export const scrubbed = (value: unknown): unknown => scrubbedAt(value, 0);
