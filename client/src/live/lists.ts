import type { Query } from '@counterfoil/domain/core';
import { asyncScheduler, defer, map, startWith, subscribeOn } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { lingerMs } from './linger.ts';
import { listenDocument } from './listen.ts';
import type { Identified, Live, LiveList } from './live.ts';
import { type HeldRows, type ListOf, type ListOverlay, liveList } from './live-list.ts';
import type { Memoized } from './memoized.ts';
import { shared } from './shared.ts';

/** Returns one document of a collection, live; `undefined` while it does not exist. */
export type DocumentOf = <T>(collection: string, id: string) => Live<Identified<T> | undefined>;

/** Overlays the commands in flight on lists and documents. */
interface Overlay extends ListOverlay {
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
}

/** Creates the lists and documents of a client. A document that a list on this page holds shows at once. */
export const createLists = (
  connection: Connection,
  overlay: Overlay,
  memoized: Memoized,
): { readonly list: ListOf; readonly one: DocumentOf } => {
  const heldIn = (collection: string): HeldRows => memoized(`held ${collection}`, () => new Map());

  const heldRow = (collection: string, id: string) =>
    [...heldIn(collection).values()].flat().find((row) => row.id === id);

  return {
    list: <T>(query: Query): LiveList<T> =>
      memoized(`list ${JSON.stringify(query)}`, () =>
        liveList<T>(connection, overlay, query, heldIn(query.collection)),
      ),
    one: <T>(collection: string, id: string) =>
      memoized(`one ${collection}/${id}`, () => {
        const path = `${collection}/${id}`;
        const live = overlay
          .document(path, listenDocument<T>(connection, path))
          .pipe(map(({ data, ...state }) => ({ ...state, data: data && { ...data, id } })));
        const withHeld = defer(() => {
          // A collection has documents of one type.
          const data = heldRow(collection, id) as Identified<T> | undefined;
          if (!data) return live;
          // Whatever depends on the document comes first on the wire.
          return live.pipe(
            subscribeOn(asyncScheduler),
            startWith({ data, fromCache: true, pendingWrites: false, at: new Date() }),
          );
        });
        return shared(withHeld, lingerMs, connection, path);
      }),
  };
};
