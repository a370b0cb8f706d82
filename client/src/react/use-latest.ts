import { useMemo, useSyncExternalStore } from 'react';
import type { Observable } from 'rxjs';
import { latestOf } from '../connection/latest.ts';

/** Converts the values and errors of a stream to states. */
export interface StateReducer<Value, State> {
  next(value: Value, last: State): State;
  failed(last: State, error: unknown): State;
}

const none = Symbol('none');

/**
 * An external store for `useSyncExternalStore`. The state stays the same object until the stream emits. A stream that
 * knows its latest value already gives it to the first render.
 */
const createStore = <Value, State>(
  stream: Observable<Value> | undefined,
  first: State,
  { next, failed }: StateReducer<Value, State>,
) => {
  const known = stream && latestOf(stream);
  let latest: Value | typeof none = known === undefined ? none : known;
  let state = latest === none ? first : next(latest, first);
  const subscribe = (onChange: () => void): (() => void) => {
    const update = (changed: State) => {
      state = changed;
      onChange();
    };
    const subscription = stream?.subscribe({
      next: (value) => {
        if (value === latest) return;
        latest = value;
        update(next(value, state));
      },
      error: (error) => {
        latest = none;
        update(failed(state, error));
      },
    });
    return () => subscription?.unsubscribe();
  };
  // The first render in the browser must equal the render on the server.
  return { subscribe, getSnapshot: () => state, getServerSnapshot: () => first };
};

/**
 * Returns the latest state of a stream, and `first` before it. Subscribes while the component is mounted, and again for
 * another stream. Pass the same `first` and `reducer` objects at each render.
 */
export const useLatest = <Value, State>(
  stream: Observable<Value> | undefined,
  first: State,
  reducer: StateReducer<Value, State>,
): State => {
  const store = useMemo(() => createStore(stream, first, reducer), [stream, first, reducer]);
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getServerSnapshot);
};
