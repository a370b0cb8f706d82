import type { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Snapshot } from '../live/live.ts';

/** The loading state of one collection of a workspace. */
export interface CollectionState {
  readonly name: string;
  /**
   * `loading` before the first snapshot, `ready` after it, `failed` while the collection cannot be read. In `Progress`,
   * a snapshot of the cache counts only on an offline device.
   */
  readonly state: 'loading' | 'ready' | 'failed';
  /** Source of the last snapshot. */
  readonly from?: 'server' | 'cache';
  /** Number of documents. */
  readonly documents: number;
  /** True if it includes writes of this device that the server has not confirmed yet. */
  readonly pendingWrites: boolean;
  /** When the server last confirmed it, by the device's clock. While `from` is `server`, it is up to date now. */
  readonly syncedAt?: Date;
  /** Newest `updatedAt` of its documents on this device. */
  readonly changedAt?: Date;
  /** Only while `failed`. */
  readonly error?: CounterfoilError;
}

/** The state of a collection at one moment. */
export type MeasuredState = CollectionState & {
  /** The server has not confirmed it for longer than `staleAfterMs`. */
  readonly stale: boolean;
};

/** The loading progress of a workspace. */
export interface Progress {
  readonly collections: readonly CollectionState[];
  /** Number of collections that are `ready`. */
  readonly loaded: number;
  /** Number of all collections. */
  readonly total: number;
  /** Set once every collection is ready: `server` if all come from it, `cache` only on an offline device. */
  readonly ready?: 'server' | 'cache';
}

export const loading = (name: string): CollectionState => ({
  name,
  state: 'loading',
  documents: 0,
  pendingWrites: false,
});

const newestUpdate = (data: readonly object[]): Date | undefined => {
  const times = data.flatMap((document) =>
    'updatedAt' in document && document.updatedAt instanceof Date ? [document.updatedAt.getTime()] : [],
  );
  return times.length > 0 ? new Date(times.reduce((a, b) => Math.max(a, b))) : undefined;
};

export const withSnapshot = (
  before: CollectionState,
  { data, fromCache, pendingWrites, at }: Snapshot<readonly object[]>,
): CollectionState => {
  const { name, syncedAt } = before;
  const from = fromCache ? 'cache' : 'server';
  // The first cache snapshot after server snapshots marks the moment when the connection was lost.
  const nextSyncedAt = before.from === 'server' || !fromCache ? at : syncedAt;
  // A pending write of this device has no server time yet.
  const changedAt = pendingWrites ? before.changedAt : newestUpdate(data);
  return {
    name,
    state: 'ready',
    from,
    documents: data.length,
    pendingWrites,
    ...(nextSyncedAt ? { syncedAt: nextSyncedAt } : {}),
    ...(changedAt ? { changedAt } : {}),
  };
};

export const withError = (before: CollectionState, error: CounterfoilError): CollectionState => ({
  ...before,
  state: 'failed',
  error,
});

/**
 * The progress of all collections. A snapshot of the server counts as ready. A snapshot of the cache counts only if
 * `isCacheEnough`: the device is offline and its cache is valid.
 */
export const progressOf = (states: readonly CollectionState[], isCacheEnough: boolean): Progress => {
  const collections = states.map((state) =>
    state.state === 'ready' && state.from === 'cache' && !isCacheEnough
      ? { ...state, state: 'loading' as const }
      : state,
  );
  const loaded = collections.filter(({ state }) => state === 'ready').length;
  const total = collections.length;
  const progress = { collections, loaded, total };
  if (total === 0 || loaded < total) return progress;
  return { ...progress, ready: collections.every(({ from }) => from === 'server') ? 'server' : 'cache' };
};
