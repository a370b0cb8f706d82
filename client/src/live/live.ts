import type { Observable } from 'rxjs';

/** One state of a live document or list. */
export interface Snapshot<T> {
  readonly data: T;
  /** True if the data comes from this device's cache and may be behind the server. */
  readonly fromCache: boolean;
  /** True if the data includes writes of this device that the server has not confirmed yet. */
  readonly pendingWrites: boolean;
  /** When this device received it, by the device's clock. */
  readonly at: Date;
}

/**
 * A stream of snapshots. All subscribers share one listener, which stops when the last of them unsubscribes. It retries
 * temporary errors. After a lasting one, such as `permission-denied`, the stream errors with a `CounterfoilError`.
 */
export type Live<T> = Observable<Snapshot<T>>;

/** A document with its id. */
export type Identified<T> = T & { readonly id: string };

/** A live list with pages. It starts with one page. */
export interface LiveList<T> extends Live<Identified<T>[]> {
  /**
   * Adds one page. The list remains one query, so that every snapshot is consistent. The server sends and bills all
   * documents of the list again.
   */
  loadMore(): void;
}
