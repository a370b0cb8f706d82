import type { Observable } from 'rxjs';
import type { WatchedCollections } from './watched-collections.ts';
import type { Health } from './workspace.ts';

/** Measures how fresh collections are, and restarts the listeners of those that are not. */
export interface Freshness {
  /** Checks every collection: one read for each that the server confirms. */
  check(): void;
  /** The state of the collections, measured again and again. */
  health(everyMs: number): Observable<Health>;
}

/** Loads the code that measures the collections of a workspace. */
export type LoadFreshness = (collections: WatchedCollections, staleAfterMs: number) => Promise<Freshness>;
