import type { Observable } from 'rxjs';

/** One state of a live document or list. */
export interface Snapshot<T> {
  /** All subscribers share it, so copy it before you change it. */
  readonly data: T;
  /** True if the data comes from this device's cache and may be behind the server. */
  readonly fromCache: boolean;
  /** True if the data includes writes of this device that the server has not confirmed yet. */
  readonly pendingWrites: boolean;
  /** When this device received it, by the device's clock. */
  readonly at: Date;
  /** Only of lists. See `ListSnapshot`. */
  readonly pendingIds?: ReadonlySet<string>;
  /** Only of lists. See `ListSnapshot`. */
  readonly hasMore?: boolean;
}

/** One state of a live list. A document that did not change is the same object in every snapshot. */
export interface ListSnapshot<T> extends Snapshot<Identified<T>[]> {
  /** Ids of the listed documents with writes or commands of this device that the server has not confirmed yet. */
  readonly pendingIds: ReadonlySet<string>;
  /** True if the last page is full. Then there may be further documents, which `loadMore` adds. */
  readonly hasMore: boolean;
}

/**
 * A stream of snapshots. All subscribers share one listener. It stops ten seconds after the last of them unsubscribes,
 * so that the next screen has the data at once. It stops immediately when the user signs out. It retries temporary
 * errors. After a lasting one, such as `permission-denied`, the stream errors with a `CounterfoilError`. Subscribing
 * again tries again.
 */
export type Live<T> = Observable<Snapshot<T>>;

/** A document with its id. */
export type Identified<T> = T & { readonly id: string };

/** A live list with pages. It starts with one page. */
export interface LiveList<T> extends Observable<ListSnapshot<T>> {
  /**
   * Adds one page, if the last one is full and has arrived (`hasMore`). The list remains one query, so that every
   * snapshot is consistent. The server sends and bills all documents of the list again.
   */
  loadMore(): void;
}
