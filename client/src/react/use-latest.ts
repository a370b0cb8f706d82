import { useMemo, useSyncExternalStore } from 'react';
import type { Observable } from 'rxjs';

/** How a state follows from what a stream says. */
export interface Reading<Value, State> {
  next(value: Value): State;
  failed(last: State, error: unknown): State;
}

/** What React asks of something outside of it. A state is the same object until there is another. */
const createStore = <Value, State>(
  stream: Observable<Value> | undefined,
  first: State,
  { next, failed }: Reading<Value, State>,
) => {
  let state = first;
  const subscribe = (changed: () => void): (() => void) => {
    const become = (another: State) => {
      state = another;
      changed();
    };
    const running = stream?.subscribe({
      next: (value) => become(next(value)),
      error: (error) => become(failed(state, error)),
    });
    return () => running?.unsubscribe();
  };
  // What a page was rendered with on the server, it begins with in the browser.
  return { subscribe, now: () => state, atFirst: () => first };
};

/**
 * The latest state of a stream, `first` until there is one. Listens while the component is mounted, and anew to another stream.
 * `first` and `reading` are to be the same at each render.
 */
export const useLatest = <Value, State>(
  stream: Observable<Value> | undefined,
  first: State,
  reading: Reading<Value, State>,
): State => {
  const store = useMemo(() => createStore(stream, first, reading), [stream, first, reading]);
  return useSyncExternalStore(store.subscribe, store.now, store.atFirst);
};
