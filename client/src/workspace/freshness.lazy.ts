import type { Connection } from '../connection/connection.ts';
import type { CollectionState, MeasuredState } from './collection-state.ts';
import type { Freshness } from './freshness.ts';
import { isBehind } from './is-behind.lazy.ts';
import type { WatchedCollections } from './watched-collections.ts';

/** True if the server has not confirmed a collection for longer than `afterMs`. */
const isStale = ({ from, state, syncedAt }: CollectionState, since: Date, now: Date, afterMs: number): boolean =>
  (from !== 'server' || state !== 'ready') && now.getTime() - (syncedAt ?? since).getTime() > afterMs;

/**
 * The action of a check on a collection: `restart` its listener, `compare` it with the server's newest change, or
 * nothing. A listener restarts if it is stale, or if it still shows the cache while the server serves other
 * collections.
 */
const checkOf = (
  { from, stale }: MeasuredState,
  all: readonly CollectionState[],
): 'restart' | 'compare' | undefined => {
  const isLagging = from === 'cache' && all.some((other) => other.from === 'server');
  if (isLagging || stale) return 'restart';
  return from === 'server' ? 'compare' : undefined;
};

/** @param asksServer whether a list is behind; costs a read */
export const freshness = (
  connection: Connection,
  { states$, queryOf }: WatchedCollections,
  staleAfterMs: number,
  asksServer = isBehind,
): Freshness => {
  const openedAt = new Date();
  const measure = (now: Date) =>
    [...states$.value.values()].map((state) => ({ ...state, stale: isStale(state, openedAt, now, staleAfterMs) }));

  const restartIfBehind = async (state: MeasuredState, all: readonly MeasuredState[]): Promise<void> => {
    const { name } = state;
    const query = queryOf(name);
    const action = checkOf(state, all);
    const changedAt = () => states$.value.get(name)?.changedAt;
    if (!query || !action) return;
    if (action === 'restart' || (await asksServer(connection, query, changedAt)))
      connection.refresh$.next(query.collection);
  };

  return {
    check: () => {
      const all = measure(new Date());
      const failed = (error: unknown) => connection.report('checking a list', error);
      for (const state of all) restartIfBehind(state, all).catch(failed);
    },
    measure,
  };
};
