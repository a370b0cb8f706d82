/** Throws on a bug of ours. To refuse a user's command, return a value (`reject`) instead. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant violated: ${message}`);
}
