import type { Comparable, Fields, Query } from '@counterfoil/domain/core';

type Where = Query['where'][number];

const comparable = (value: unknown): string | number | boolean | null | undefined => {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value;
  return undefined;
};

/** Compares two values of the same type. Values of different types do not compare, as in Firestore. */
const compare = (a: unknown, b: unknown): number | undefined => {
  const left = comparable(a);
  const right = comparable(b);
  if (left === undefined || right === undefined || typeof left !== typeof right) return undefined;
  if (left === right) return 0;
  return left !== null && right !== null && left < right ? -1 : 1;
};

const isScalar = (value: unknown): value is Comparable => !Array.isArray(value);

const satisfies = (data: Fields, [field, op, operand]: Where): boolean => {
  const value = data[field];
  if (op === 'in') return Array.isArray(operand) && operand.some((option) => compare(value, option) === 0);
  if (op === 'array-contains-any') {
    return Array.isArray(value) && Array.isArray(operand) && operand.some((option) => value.includes(option));
  }
  const order = isScalar(operand) ? compare(value, operand) : undefined;
  if (order === undefined) return false;
  switch (op) {
    case '==':
      return order === 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return op satisfies never;
  }
};

/** True if a document is in a query's result: it meets every condition and has every field of the order. */
export const matches = ({ where, orderBy }: Query, data: Fields): boolean =>
  where.every((condition) => satisfies(data, condition)) &&
  orderBy.every(([field]) => comparable(data[field]) !== undefined);

interface SortableDocument {
  readonly id: string;
  readonly data: Fields;
}

/** As in Firestore, nothing is first, then truth values, numbers and texts. Their names have the same order. */
const typeOf = (value: unknown): string => (value === null ? '' : typeof comparable(value));

const inDirection = (order: number, direction?: 'asc' | 'desc'): number => (direction === 'desc' ? -order : order);

/** Sorts as Firestore does: by the query's fields, then by id in the direction of the last field. */
export const inOrder =
  ({ orderBy }: Query) =>
  (a: SortableDocument, b: SortableDocument): number => {
    for (const [field, direction] of orderBy) {
      const left = a.data[field];
      const right = b.data[field];
      const order = compare(left, right) ?? compare(typeOf(left), typeOf(right));
      if (order) return inDirection(order, direction);
    }
    return inDirection(a.id < b.id ? -1 : 1, orderBy.at(-1)?.[1]);
  };
