import type { DocumentSnapshot } from 'firebase-admin/firestore';

/**
 * Puts each queued command behind the one that it names as its predecessor (`after`). Commands without a listed
 * predecessor keep their order.
 */
export const inChains = (commands: readonly DocumentSnapshot[]): DocumentSnapshot[] => {
  const waiting = new Map(commands.map((command) => [command.id, command]));
  const sorted: DocumentSnapshot[] = [];
  for (const command of commands) {
    const chain: DocumentSnapshot[] = [];
    for (let next = waiting.get(command.id); next; next = waiting.get(next.get('after'))) {
      waiting.delete(next.id);
      chain.push(next);
    }
    sorted.push(...chain.reverse());
  }
  return sorted;
};
