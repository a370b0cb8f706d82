import { firestore } from '../../admin.ts';
import type { CommandResult } from './command-results.ts';

/** Checks that each applied receipt of goods has exactly one log, and each rejected one has none. */
export const checkStock = async (providerId: string, all: readonly CommandResult[]): Promise<string[]> => {
  const { docs } = await firestore.collection(`serviceProviders/${providerId}/stockLogs`).get();
  const logged = Map.groupBy(docs, (log) => String(log.get('referenceId')));
  return all.flatMap(({ id, entry, hasReceipt }) => {
    if (entry.work.command.type !== 'stock.receive') return [];
    const times = logged.get(id)?.length ?? 0;
    return times === (hasReceipt ? 1 : 0) ? [] : [`stock.receive ${id} is in the logs ${times} times`];
  });
};
