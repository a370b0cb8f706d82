import type { Query } from '@counterfoil/domain/core';
import type { Subject } from 'rxjs';
import { checkOf, isStale, type MeasuredState } from './collection-state.ts';
import type { WatchedCollections } from './watched-collections.ts';

/** True if the server has a newer change of a list that its listener has missed. */
export type IsBehind = (query: Query, changedAt: () => Date | undefined) => Promise<boolean>;

/** Measures how fresh collections are, and restarts the listeners of those that are not. */
export interface Freshness {
  /** Checks every collection: one read for each that the server confirms. */
  check(): void;
  measure(now: Date): MeasuredState[];
}

/** @param refresh$ restarts the listeners of a collection */
export const freshness = (
  { states$, queryOf }: WatchedCollections,
  { isBehind, refresh$ }: { readonly isBehind: IsBehind; readonly refresh$: Subject<string> },
  staleAfterMs: number,
): Freshness => {
  const openedAt = new Date();
  const measure = (now: Date) =>
    [...states$.value.values()].map((state) => ({ ...state, stale: isStale(state, openedAt, now, staleAfterMs) }));

  const restartIfBehind = async (state: MeasuredState, all: readonly MeasuredState[]): Promise<void> => {
    const { name } = state;
    const query = queryOf(name);
    const action = checkOf(state, all);
    const changedAt = () => states$.value.get(name)?.changedAt;
    if (query && (action === 'restart' || (action && (await isBehind(query, changedAt).catch(() => false)))))
      refresh$.next(query.collection);
  };

  return {
    check: () => {
      const all = measure(new Date());
      for (const state of all) void restartIfBehind(state, all);
    },
    measure,
  };
};
