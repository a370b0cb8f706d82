import type { Query } from '@counterfoil/domain/core';
import { BehaviorSubject, defer, type Observable, retry, type Subscription, tap } from 'rxjs';
import type { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { ListOf } from '../live/live-list.ts';
import { type CollectionState, loading, withError, withSnapshot } from './collection-state.ts';

/** The lists that a workspace listens to, by the name of their collection. */
export interface WatchedCollections {
  readonly states$: BehaviorSubject<ReadonlyMap<string, CollectionState>>;
  queryOf(name: string): Query | undefined;
  /** Listens to these lists and to no others. */
  keep(queries: readonly Query[]): void;
  /** Ends every listener and keeps the last states. */
  stop(): void;
}

const nameOf = ({ collection }: Query): string => collection.slice(collection.lastIndexOf('/') + 1);

/** @param retryOn restarts the lists that could not be read */
export const watchedCollections = (list: ListOf, retryOn: Observable<unknown>): WatchedCollections => {
  const states$ = new BehaviorSubject<ReadonlyMap<string, CollectionState>>(new Map());
  const watched = new Map<string, { readonly query: Query; readonly subscription: Subscription }>();
  const update = (name: string, change: (before: CollectionState) => CollectionState): void => {
    states$.next(new Map(states$.value).set(name, change(states$.value.get(name) ?? loading(name))));
  };
  const watch = (name: string, query: Query): Subscription => {
    update(name, (before) => before);
    return defer(() => list<object>(query))
      .pipe(
        tap((snapshot) => update(name, (before) => withSnapshot(before, snapshot))),
        retry({
          delay: (error: CounterfoilError) => {
            update(name, (before) => withError(before, error));
            return retryOn;
          },
        }),
      )
      .subscribe();
  };
  const drop = (name: string): void => {
    watched.get(name)?.subscription.unsubscribe();
    watched.delete(name);
    states$.next(new Map([...states$.value].filter(([other]) => other !== name)));
  };
  return {
    states$,
    stop: () => {
      for (const { subscription } of watched.values()) subscription.unsubscribe();
    },
    queryOf: (name) => watched.get(name)?.query,
    keep: (queries) => {
      const needed = new Map(queries.map((query) => [nameOf(query), query]));
      for (const name of watched.keys()) if (!needed.has(name)) drop(name);
      for (const [name, query] of needed) {
        if (!watched.has(name)) watched.set(name, { query, subscription: watch(name, query) });
      }
    },
  };
};
