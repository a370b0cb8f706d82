import type { Comparable, Fields, Query } from '@counterfoil/domain/core';

type Where = Query['where'][number];

const comparable = (value: unknown): string | number | boolean | null | undefined => {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value;
  return undefined;
};

/** Values of one type compare; between types nothing is less or more, as in the database. */
const compare = (a: unknown, b: unknown): number | undefined => {
  const [left, right] = [comparable(a), comparable(b)];
  if (left === undefined || right === undefined || typeof left !== typeof right) return undefined;
  if (left === right) return 0;
  return left !== null && right !== null && left < right ? -1 : 1;
};

const isOne = (value: unknown): value is Comparable => !Array.isArray(value);

const satisfies = (data: Fields, [field, op, wanted]: Where): boolean => {
  const value = data[field];
  if (op === 'in') return Array.isArray(wanted) && wanted.some((one) => compare(value, one) === 0);
  if (op === 'array-contains-any') {
    return Array.isArray(value) && Array.isArray(wanted) && wanted.some((one) => value.includes(one));
  }
  const order = isOne(wanted) ? compare(value, wanted) : undefined;
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

/** Whether a document belongs to a query's result: every condition holds, and there is what it is ordered by. */
export const matches = ({ where, orderBy }: Query, data: Fields): boolean =>
  where.every((condition) => satisfies(data, condition)) &&
  orderBy.every(([field]) => comparable(data[field]) !== undefined);

interface Placed {
  readonly id: string;
  readonly data: Fields;
}

/** As the database orders: by the query's fields, and by id, in the direction of the last of them, where these are equal. */
export const inOrder =
  ({ orderBy }: Query) =>
  (a: Placed, b: Placed): number => {
    const turned = (order: number, direction: 'asc' | 'desc' = 'asc') => (direction === 'asc' ? order : -order);
    const byFields = orderBy
      .map(([field, direction]) => turned(compare(a.data[field], b.data[field]) ?? 0, direction))
      .find((order) => order !== 0);
    return byFields ?? turned(a.id < b.id ? -1 : 1, orderBy.at(-1)?.[1]);
  };
