import { isDeepStrictEqual } from 'node:util';
import type { Fields } from '@counterfoil/domain';

const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const own = (map: Fields, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined);

/** Fields that identify an element of a list while its other fields change. */
const identities = ['lineId', 'ingredientId', 'closureId'] as const;

/** The place at which a list held an element before: by its whole value, else by its id, else by its position. */
const placeBefore = (item: unknown, n: number, before: readonly unknown[], hasSameLength: boolean): number => {
  const equal = before.findIndex((other) => isDeepStrictEqual(other, item));
  if (equal >= 0 || !isMap(item)) return equal;
  const identity = identities.find((name) => Object.hasOwn(item, name));
  if (!identity) return hasSameLength ? n : -1;
  return before.findIndex((other) => isMap(other) && own(other, identity) === item[identity]);
};

/** `keepUnknown` for a map. */
export const keepUnknownFields = (after: Fields, decoded: Fields, stored: Fields): Fields => {
  const isUnknown = (key: string): boolean => !Object.hasOwn(decoded, key) && !Object.hasOwn(after, key);
  return Object.fromEntries([
    ...Object.entries(stored).filter(([key]) => isUnknown(key)),
    ...Object.entries(after).map(([key, value]) => [key, keepUnknown(value, own(decoded, key), own(stored, key))]),
  ]);
};

/**
 * Adds to a new value the stored fields that this version's schema does not know, at every depth. During a deploy two
 * versions run side by side, and the older one must not delete what the newer one wrote.
 *
 * @param after the new value
 * @param decoded the stored value as the schema knows it
 * @param stored the stored value with all fields
 */
export const keepUnknown = (after: unknown, decoded: unknown, stored: unknown): unknown => {
  if (Array.isArray(after) && Array.isArray(decoded) && Array.isArray(stored)) {
    return after.map((item, n) => {
      const place = placeBefore(item, n, decoded, after.length === decoded.length);
      return place < 0 ? item : keepUnknown(item, decoded[place], stored[place]);
    });
  }
  return isMap(after) && isMap(decoded) && isMap(stored) ? keepUnknownFields(after, decoded, stored) : after;
};
