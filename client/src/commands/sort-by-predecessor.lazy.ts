interface ChainedCommand {
  readonly ref: { readonly id: string };
  readonly command: { readonly after?: string };
}

/** Commands that were left, each after the one that it names as the one before it: by that, not by any clock. */
export const sortByPredecessor = <Left extends ChainedCommand>(left: readonly Left[]): Left[] => {
  const byId = new Map(left.map((one) => [one.ref.id, one]));
  const ordered: Left[] = [];
  const place = (one: Left): void => {
    if (!byId.delete(one.ref.id)) return;
    const before = byId.get(one.command.after ?? '');
    if (before) place(before);
    ordered.push(one);
  };
  for (const one of left) place(one);
  return ordered;
};
