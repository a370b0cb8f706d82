import type { Observable } from 'rxjs';

/** One state of what is watched. */
export interface Snapshot<T> {
  readonly data: T;
  /** It comes from this device's cache and may be behind the server. */
  readonly fromCache: boolean;
  /** It holds writes of this device that the server has not confirmed yet. */
  readonly pendingWrites: boolean;
  /** When it arrived here. */
  readonly at: Date;
}

/** A stream of states. One listener serves all subscribers; it ends with the last of them. */
export type Live<T> = Observable<Snapshot<T>>;

/** A document with the id it is stored under. */
export type Identified<T> = T & { readonly id: string };

/** A live list that is read by the page. */
export interface LiveList<T> extends Live<Identified<T>[]> {
  /**
   * Watches one page more. The list stays one query, so that it is always one consistent state; the server sends (and
   * bills) its documents again.
   */
  loadMore(): void;
}
