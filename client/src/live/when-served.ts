import type { Query } from '@counterfoil/domain/core';
import { filter, type Observable, startWith, take } from 'rxjs';
import type { Connectivity } from '../connection/connectivity.ts';

/** Emits as soon as a listener on a query shows what the server has. It starts none. */
export type WhenServed = (query: Query) => Observable<unknown>;

export const whenServedBy = ({ listeners, listened$ }: Connectivity): WhenServed => {
  const isServed = (query: Query): boolean =>
    [...listeners].some(
      ([listener, heard]) =>
        heard?.metadata.fromCache === false &&
        listener.path === query.collection &&
        JSON.stringify(listener.query) === JSON.stringify(query),
    );
  return (query) =>
    listened$.pipe(
      startWith(undefined),
      filter(() => isServed(query)),
      take(1),
    );
};
