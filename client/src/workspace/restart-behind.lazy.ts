import type { Connection } from '../connection/connection.ts';
import type { MeasuredState } from './collection-state.ts';
import { isBehind } from './is-behind.lazy.ts';
import type { WatchedCollections } from './watched-collections.ts';

/**
 * The action of a check on a collection: `restart` its listener, `compare` it with the server's newest change, or
 * nothing. A listener restarts if it is stale, or if it still shows the cache while the server serves other
 * collections.
 */
const checkOf = ({ from, stale }: MeasuredState, all: readonly MeasuredState[]): 'restart' | 'compare' | undefined => {
  const isLagging = from === 'cache' && all.some((other) => other.from === 'server');
  if (isLagging || stale) return 'restart';
  return from === 'server' ? 'compare' : undefined;
};

/** Checks every collection, and restarts its listener if it has missed a change. It costs one read for each. */
export const restartBehind = async (
  connection: Connection,
  { states$, queryOf }: WatchedCollections,
  all: readonly MeasuredState[],
): Promise<void> => {
  const restartIfBehind = async (state: MeasuredState): Promise<void> => {
    const query = queryOf(state.name);
    const action = checkOf(state, all);
    const changedAt = () => states$.value.get(state.name)?.changedAt;
    if (!query || !action) return;
    if (action === 'restart' || (await isBehind(connection, query, changedAt)))
      connection.refresh$.next(query.collection);
  };
  const failed = (error: unknown) => connection.report('checking a list', error);
  await Promise.all(all.map((state) => restartIfBehind(state).catch(failed)));
};
