import { minuteMs, type Query } from '@counterfoil/domain/core';
import { combineLatest, interval, map, merge, NEVER, type Observable, startWith, switchMap, throttleTime } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { pageEvents } from '../connection/page-events.ts';
import type { CollectionState, MeasuredState } from './collection-state.ts';
import type { Freshness, Intervals } from './freshness.ts';
import { differsFromCache, isBehind } from './is-behind.lazy.ts';
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

/** @param asks whether a list is behind the cache of this device, or the server */
export const freshness = (
  connection: Connection,
  { states$, queryOf }: WatchedCollections,
  intervals$: Observable<Intervals>,
  asks = { cache: differsFromCache, server: isBehind },
): Freshness => {
  const openedAt = new Date();
  const measure = (now: Date, { staleAfterMs }: Intervals) =>
    [...states$.value.values()].map((state) => ({ ...state, stale: isStale(state, openedAt, now, staleAfterMs) }));

  /** True if the listener of a list has missed something. */
  const hasMissed = async (query: Query, name: string): Promise<boolean> => {
    const state = () => states$.value.get(name);
    const changedAt = () => state()?.changedAt;
    return (await asks.cache(connection, query, state)) || (await asks.server(connection, query, changedAt));
  };

  const restartIfBehind = async (state: MeasuredState, all: readonly MeasuredState[]): Promise<void> => {
    const query = queryOf(state.name);
    const action = checkOf(state, all);
    if (!query || !action) return;
    if (action === 'restart' || (await hasMissed(query, state.name))) connection.refresh$.next(query.collection);
  };

  // The network or the user returns.
  const returns$ = pageEvents('online', 'focus').pipe(throttleTime(minuteMs));

  return {
    checks$: intervals$.pipe(
      switchMap((intervals) => {
        const { checkEveryMs } = intervals;
        return merge(returns$, checkEveryMs ? interval(checkEveryMs) : NEVER).pipe(map(() => intervals));
      }),
    ),
    check: (intervals) => {
      const all = measure(new Date(), intervals);
      const failed = (error: unknown) => connection.report('checking a list', error);
      for (const state of all) restartIfBehind(state, all).catch(failed);
    },
    health$: intervals$.pipe(
      switchMap((intervals) =>
        combineLatest([connection.connectivity.state$, interval(intervals.healthEveryMs).pipe(startWith(0))]).pipe(
          map(([connected]) => {
            const at = new Date();
            return { connection: connected, collections: measure(at, intervals), at };
          }),
        ),
      ),
    ),
  };
};
