import type { MeasuredState } from './collection-state.ts';
import type { WatchedCollections } from './watched-collections.ts';

/** Measures how fresh collections are, and restarts the listeners of those that are not. */
export interface Freshness {
  /** Checks every collection: one read for each that the server confirms. */
  check(): void;
  measure(now: Date): MeasuredState[];
}

/** Loads the code that measures the collections of a workspace. */
export type LoadFreshness = (collections: WatchedCollections, staleAfterMs: number) => Promise<Freshness>;
