import { firestore } from '../../admin.ts';
import type { Fate } from './command-results.ts';

/** Each delivery that was taken in is in the logs once, and none that was not. */
export const checkStock = async (house: string, all: readonly Fate[]): Promise<string[]> => {
  const { docs } = await firestore.collection(`serviceProviders/${house}/stockLogs`).get();
  const logged = Map.groupBy(docs, (log) => String(log.get('referenceId')));
  return all.flatMap(({ id, entry, received }) => {
    if (entry.work.command.type !== 'stock.receive') return [];
    const times = logged.get(id)?.length ?? 0;
    return times === (received ? 1 : 0) ? [] : [`stock.receive ${id} is in the logs ${times} times`];
  });
};
