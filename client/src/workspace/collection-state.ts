import type { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Snapshot } from '../live/live.ts';

/** One collection of a workspace, as far as it has come. */
export interface CollectionState {
  readonly name: string;
  /** `ready` once it has been answered at all, `failed` while it cannot be read. */
  readonly state: 'loading' | 'ready' | 'failed';
  /** Whose word the last answer is. */
  readonly from?: 'server' | 'cache';
  readonly documents: number;
  /** It has unsent changes of this device. */
  readonly pendingWrites: boolean;
  /** When the server last stood for it; while it does (`from: 'server'`), that is now. */
  readonly syncedAt?: Date | undefined;
  /** When any of it was last changed, as this device knows it. */
  readonly changedAt?: Date | undefined;
  readonly error?: CounterfoilError;
}

export interface Progress {
  readonly collections: readonly CollectionState[];
  /** How many have been answered, of how many. */
  readonly loaded: number;
  readonly total: number;
  /** Whose word it all is, once every collection has been answered; `cache` only for a device that cannot reach the server. */
  readonly ready?: 'server' | 'cache';
}

export const loading = (name: string): CollectionState => ({
  name,
  state: 'loading',
  documents: 0,
  pendingWrites: false,
});

const latest = (data: readonly object[]): Date | undefined => {
  const times = data.flatMap((one) =>
    'updatedAt' in one && one.updatedAt instanceof Date ? [one.updatedAt.getTime()] : [],
  );
  return times.length > 0 ? new Date(times.reduce((a, b) => Math.max(a, b))) : undefined;
};

export const answered = (
  before: CollectionState,
  { data, fromCache, pendingWrites, at }: Snapshot<readonly object[]>,
): CollectionState => {
  const { name, syncedAt } = before;
  const from = fromCache ? 'cache' : 'server';
  // Up to the moment in which the server was lost, it stood for what is shown.
  const synced = before.from === 'server' || !fromCache ? at : syncedAt;
  // What this device has written itself has no time of the server yet.
  const changedAt = pendingWrites ? before.changedAt : latest(data);
  return {
    name,
    state: 'ready',
    from,
    documents: data.length,
    pendingWrites,
    syncedAt: synced,
    changedAt,
  };
};

export const failed = (before: CollectionState, error: CounterfoilError): CollectionState => ({
  ...before,
  state: 'failed',
  error,
});

/** Whether the server has not stood for a collection for so long. */
export const isStale = ({ from, state, syncedAt }: CollectionState, since: Date, now: Date, afterMs: number): boolean =>
  (from !== 'server' || state !== 'ready') && now.getTime() - (syncedAt ?? since).getTime() > afterMs;

/**
 * What a check does about a collection: `restart` its listener, `compare` it with the server's newest change, or nothing. A listener
 * restarts if it is stale, or if it still shows the cache while the server serves other collections.
 */
export const checkOf = (
  state: CollectionState,
  all: readonly CollectionState[],
  stale: boolean,
): 'restart' | 'compare' | undefined => {
  const isLeftOut = state.from === 'cache' && all.some(({ from }) => from === 'server');
  if (isLeftOut || stale) return 'restart';
  return state.from === 'server' ? 'compare' : undefined;
};

/**
 * How far the collections have come. An answer counts when it is the server's; the cache's counts where the server cannot be reached
 * and the cache may be shown.
 */
export const progressOf = (states: readonly CollectionState[], isCacheEnough: boolean): Progress => {
  const collections = states.map((one) =>
    one.state === 'ready' && one.from === 'cache' && !isCacheEnough ? { ...one, state: 'loading' as const } : one,
  );
  const loaded = collections.filter(({ state }) => state === 'ready').length;
  const total = collections.length;
  const progress = { collections, loaded, total };
  if (total === 0 || loaded < total) return progress;
  return { ...progress, ready: collections.every(({ from }) => from === 'server') ? 'server' : 'cache' };
};
