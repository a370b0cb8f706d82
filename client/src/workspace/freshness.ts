import type { Provider } from '@counterfoil/domain/core';
import type { Observable } from 'rxjs';
import type { Live } from '../live/live.ts';
import type { WatchedCollections } from './watched-collections.ts';
import type { Health, WorkspaceOptions } from './workspace.ts';

/** Intervals that an app may choose, in milliseconds. */
export type ChosenIntervals = Pick<WorkspaceOptions, 'checkEveryMs' | 'healthEveryMs' | 'staleAfterMs'>;

/** The intervals in force; without automatic checks, `checkEveryMs` is `false`. */
export interface Intervals {
  readonly checkEveryMs: number | false;
  readonly healthEveryMs: number;
  readonly staleAfterMs: number;
}

/** Measures how fresh collections are, and restarts the listeners of those that are not. */
export interface Freshness {
  /** Emits when it is time for a check: at the interval, and when the network or the user returns. */
  readonly checks$: Observable<Intervals>;
  /** Checks every collection: one read for each that the server confirms. */
  check(intervals: Intervals): void;
  /** The state of the collections, measured again and again. */
  readonly health$: Observable<Health>;
}

/** Loads the code that measures the collections of a workspace. */
export type LoadFreshness = (
  collections: WatchedCollections,
  profile: Live<Provider | undefined>,
  chosen: ChosenIntervals,
) => Promise<Freshness>;
