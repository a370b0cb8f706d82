/** Compares data by its JSON. */
export const isEqual = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** A row moves when others come and go, so it is compared by its id, and a kitchen ticket by its order. */
const keyOf = ({ id, orderId = id }: { id?: unknown; orderId?: unknown }, position: number): unknown =>
  id ?? orderId ?? position;

/**
 * Returns `next`, with each equal row of `before` in its place. An equal row remains the same object, so that a memoized
 * component does not render it again. Equal data as a whole is `before` itself. Only rows that are not the same object
 * are compared, so one changed row of a long list costs one comparison.
 */
export const keepEqual = <T>(before: T | undefined, next: T): T => {
  if (before === next) return next;
  if (!Array.isArray(before) || !Array.isArray(next)) return before && isEqual(before, next) ? before : next;
  const rows = new Map(before.map((row, n) => [keyOf(row, n), row]));
  const kept = next.map((row, n) => {
    const old = rows.get(keyOf(row, n));
    return isEqual(old, row) ? old : row;
  });
  const isSame = kept.length === before.length && kept.every((row, n) => row === before[n]);
  return isSame ? before : (kept as T & unknown[]);
};
