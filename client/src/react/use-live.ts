import { useState } from 'react';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Live, Snapshot } from '../live/live.ts';
import { type Reading, useLatest } from './use-latest.ts';

/** What a component knows of something live. */
export interface LiveState<T> {
  readonly data: T;
  readonly fromCache: boolean;
  readonly pendingWrites: boolean;
  /** When it arrived here; `undefined` while nothing has. */
  readonly at: Date | undefined;
  /** Why nothing more comes, as when it may not be read. What came before stays. */
  readonly error: CounterfoilError | undefined;
  /** Neither a state nor an error has come yet. */
  readonly loading: boolean;
}

const nothing = <T>(data: T): LiveState<T> => ({
  data,
  fromCache: true,
  pendingWrites: false,
  at: undefined,
  error: undefined,
  loading: true,
});

const readingOf = <T>(): Reading<Snapshot<T>, LiveState<T>> => ({
  next: (state) => ({ ...state, error: undefined, loading: false }),
  failed: (last, error) => ({ ...last, error: CounterfoilError.from(error, 'watching'), loading: false }),
});

/** What is the same for as long as the component is there, whatever it is given later. */
const beginningOf = <T>(initial: T) => ({ first: nothing(initial), reading: readingOf<T>() });

/**
 * What is live, as state: `initial` until it has come. Listens while the component is mounted; while `live` is `undefined`, as before
 * somebody has signed in, it waits. The client gives the same list for the same question, so that it may be asked in
 * a render; what an app makes of a list by itself belongs into `useMemo`.
 *
 * @example const { data, fromCache, error } = useLive(counterfoil.provider(pid).menu(), []);
 */
export function useLive<T>(live: Live<T> | undefined): LiveState<T | undefined>;
export function useLive<T>(live: Live<T> | undefined, initial: T): LiveState<T>;
export function useLive<T>(live: Live<T> | undefined, initial?: T): LiveState<T | undefined> {
  const [{ first, reading }] = useState(() => beginningOf<T | undefined>(initial));
  return useLatest(live, first, reading);
}
