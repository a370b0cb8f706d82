import { useMemo, useSyncExternalStore } from 'react';
import type { Observable } from 'rxjs';

/** Converts the values and errors of a stream to states. */
export interface StateReducer<Value, State> {
  next(value: Value, last: State): State;
  failed(last: State, error: unknown): State;
}

/** An external store for `useSyncExternalStore`. The state stays the same object until the stream emits. */
const createStore = <Value, State>(
  stream: Observable<Value> | undefined,
  first: State,
  { next, failed }: StateReducer<Value, State>,
) => {
  let state = first;
  const subscribe = (onChange: () => void): (() => void) => {
    const update = (next: State) => {
      state = next;
      onChange();
    };
    const subscription = stream?.subscribe({
      next: (value) => update(next(value, state)),
      error: (error) => update(failed(state, error)),
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
