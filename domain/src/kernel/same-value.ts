const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === '[object Object]';

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, n) => sameValue(item, b[n]));

const sameMap = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
};

/** True if two document values are deeply equal. The order of keys does not matter. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  // First, because a reference to a document leads to the whole SDK, which refers to itself.
  if (Object.is(a, b)) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) return sameList(a, b);
  if (isMap(a) && isMap(b)) return sameMap(a, b);
  return false;
};
