import { useState } from 'react';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Live, Snapshot } from '../live/live.ts';
import { type StateReducer, useLatest } from './use-latest.ts';

/** The state of a live document or list in a component. */
export interface LiveState<T> {
  /** The latest data; the initial value before the first snapshot. */
  readonly data: T;
  /** True if the data comes from this device's cache and may be behind the server. */
  readonly fromCache: boolean;
  /** True if the data includes writes of this device that the server has not confirmed yet. */
  readonly pendingWrites: boolean;
  /** When this device received the data, by its clock; `undefined` before the first snapshot. */
  readonly at: Date | undefined;
  /** Error that ended the stream, such as `permission-denied`. The last data stays. */
  readonly error: CounterfoilError | undefined;
  /** True until the first snapshot or error. */
  readonly loading: boolean;
}

const initialState = <T>(data: T): LiveState<T> => ({
  data,
  fromCache: true,
  pendingWrites: false,
  at: undefined,
  error: undefined,
  loading: true,
});

const reducerOf = <T>(): StateReducer<Snapshot<T>, LiveState<T>> => ({
  next: (state) => ({ ...state, error: undefined, loading: false }),
  failed: (last, error) => ({ ...last, error: CounterfoilError.from(error, 'watching'), loading: false }),
});

/** Objects that stay the same while the component is mounted, even if it passes another initial value. */
const constantsOf = <T>(initial: T) => ({ first: initialState(initial), reducer: reducerOf<T>() });

/**
 * Returns the state of a live document or list: `initial` before the first snapshot. It listens while the component is
 * mounted. While `live` is `undefined`, for example before a sign-in, it waits. The client returns the same stream for
 * the same arguments, so components may call it in a render. Wrap streams that the app derives itself in `useMemo`.
 *
 * @example const { data, fromCache, error } = useLive(counterfoil.provider(pid).menu(), []);
 */
export function useLive<T>(live: Live<T> | undefined): LiveState<T | undefined>;
export function useLive<T>(live: Live<T> | undefined, initial: T): LiveState<T>;
export function useLive<T>(live: Live<T> | undefined, initial?: T): LiveState<T | undefined> {
  const [{ first, reducer }] = useState(() => constantsOf<T | undefined>(initial));
  return useLatest(live, first, reducer);
}
