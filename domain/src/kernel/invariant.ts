/** Stops on a bug of ours. Refusals of a user's command are values (`reject`), never this. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
