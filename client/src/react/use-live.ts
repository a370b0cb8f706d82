import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { Observable, retry as retryStream, throwError } from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { latestOf, withLatest } from '../connection/latest.ts';
import { worthAnotherTry } from '../connection/load-part.ts';
import type { Live, Snapshot } from '../live/live.ts';
import { ownerOf } from '../live/memoized.ts';
import { type StateReducer, useLatest } from './use-latest.ts';
import { useRestartWarning } from './use-restart-warning.ts';

/** The state of a live document or list in a component. */
export interface LiveState<T> {
  /** The latest data; the initial value before the first snapshot. */
  readonly data: T;
  /** True if the data comes from this device's cache and may be behind the server. */
  readonly fromCache: boolean;
  /** True if the data includes writes of this device that the server has not confirmed yet. */
  readonly pendingWrites: boolean;
  /** Ids of the listed documents with such writes. Always empty for streams other than lists. */
  readonly pendingIds: ReadonlySet<string>;
  /** True if a list may have further documents, which its `loadMore` adds. */
  readonly hasMore: boolean;
  /** When this device received the data, by its clock; `undefined` before the first snapshot. */
  readonly at: Date | undefined;
  /**
   * Error that ended the stream. The last data stays. After `permission-denied` the hook tries again by itself, with
   * pauses of up to a minute, because somebody may give the permission.
   */
  readonly error: CounterfoilError | undefined;
  /** True until the first snapshot or error. */
  readonly loading: boolean;
  /** True while the data is that of the stream before, with `keepData`, or that of before `retry`. */
  readonly stale: boolean;
  /** Subscribes again, for example after an error. The last data stays until the next snapshot. */
  retry(): void;
}

/** Options of `useLive`. */
export interface LiveOptions {
  /**
   * Keeps the data while another stream loads, with `stale` and `loading`. It never keeps the data of another user, or
   * of a stream that the app has derived itself. Default: false.
   */
  readonly keepData?: boolean;
}

type State<T> = Omit<LiveState<T>, 'retry'>;

/** A refused permission, which may be given later. */
interface Denied {
  readonly denied: CounterfoilError;
}

const initialState = <T>(data: T): State<T> => ({
  data,
  fromCache: true,
  pendingWrites: false,
  pendingIds: new Set(),
  hasMore: false,
  at: undefined,
  error: undefined,
  loading: true,
  stale: false,
});

/** Subscribes again after a refused permission, with pauses, so that a permission given later shows. */
const untilPermitted = <T>(live: Live<T>): Observable<Snapshot<T> | Denied> => {
  const states = new Observable<Snapshot<T> | Denied>((subscriber) =>
    live
      .pipe(
        retryStream({
          delay: (cause, failures) => {
            const denied = CounterfoilError.from(cause, 'watching');
            if (denied.code !== 'permission-denied') return throwError(() => denied);
            subscriber.next({ denied });
            return worthAnotherTry(failures);
          },
          resetOnSuccess: true,
        }),
      )
      .subscribe(subscriber),
  );
  return withLatest(states, () => latestOf(live));
};

const shown = <T>({ pendingIds = new Set(), hasMore = false, ...state }: Snapshot<T>): State<T> => ({
  ...state,
  pendingIds,
  hasMore,
  error: undefined,
  loading: false,
  stale: false,
});

const failed = <T>(last: State<T>, error: unknown): State<T> => ({
  ...last,
  error: CounterfoilError.from(error, 'watching'),
  loading: false,
});

const reducerOf = <T>(): StateReducer<Snapshot<T> | Denied, State<T>> => ({
  next: (value, last) => ('denied' in value ? failed(last, value.denied) : shown(value)),
  failed,
});

/** Objects that stay the same while the component is mounted, even if it passes another initial value. */
const constantsOf = <T>(initial: T) => ({ first: initialState(initial), reducer: reducerOf<T>() });

/** The state that a component has rendered last, and its stream. */
interface Rendered<T> {
  readonly live: Live<unknown> | undefined;
  readonly state: State<T>;
}

/** True if the data of one stream may stay while the other one loads. */
const mayKeep = (before: Live<unknown> | undefined, next: Live<unknown> | undefined, keepData: boolean): boolean => {
  if (before === next) return true;
  const owner = ownerOf(next);
  return keepData && owner !== undefined && owner === ownerOf(before);
};

/**
 * Returns the state of a live document or list: `initial` before the first snapshot. A stream of the client that is open
 * already gives its latest snapshot to the first render. It listens while the component is mounted. While `live` is
 * `undefined`, for example before a sign-in, it waits. The client returns the same stream for the same arguments, so
 * components may call it in a render. Wrap streams that the app derives itself in `useMemo`.
 *
 * @example const { data, fromCache, error, retry } = useLive(counterfoil.provider(pid).menu(), []);
 */
export function useLive<T>(live: Live<T> | undefined): LiveState<T | undefined>;
export function useLive<T>(live: Live<T> | undefined, initial: T, options?: LiveOptions): LiveState<T>;
export function useLive<T>(
  live: Live<T> | undefined,
  initial?: T,
  { keepData = false }: LiveOptions = {},
): LiveState<T | undefined> {
  const [{ first, reducer }] = useState(() => constantsOf<T | undefined>(initial));
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);
  const rendered = useRef<Rendered<T | undefined>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt starts anew
  const start = useMemo(() => {
    const { live: before, state } = rendered.current ?? {};
    // Another object for each attempt, so that `useLatest` subscribes again.
    if (!state?.at || !mayKeep(before, live, keepData)) return { ...first };
    return { ...state, error: undefined, loading: true, stale: true };
  }, [live, attempt, keepData, first]);
  const states = useMemo(() => live && untilPermitted(live), [live]);
  const state = useLatest(states, start, reducer);
  useEffect(() => {
    rendered.current = { live, state };
  }, [live, state]);
  useRestartWarning(live);
  return useMemo(() => ({ ...state, retry }), [state]);
}
