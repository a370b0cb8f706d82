interface LinkedCommand {
  readonly ref: { readonly id: string };
  readonly command: { readonly after?: string };
}

/** Sorts queued commands so that each follows its predecessor (`after`). No clock decides the order. */
export const sortByPredecessor = <Queued extends LinkedCommand>(commands: readonly Queued[]): Queued[] => {
  const byId = new Map(commands.map((queued) => [queued.ref.id, queued]));
  const sorted: Queued[] = [];
  const append = (queued: Queued): void => {
    if (!byId.delete(queued.ref.id)) return;
    const predecessor = byId.get(queued.command.after ?? '');
    if (predecessor) append(predecessor);
    sorted.push(queued);
  };
  for (const queued of commands) append(queued);
  return sorted;
};
