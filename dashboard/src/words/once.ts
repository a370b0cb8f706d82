import { use } from 'react';

/** Something of each language, which is loaded once. */
export interface Once<Key extends string, Value> {
  /** It suspends until the value is there, and never once it is. */
  (key: Key): Value;
  load(key: Key): Promise<Value>;
}

/**
 * Without a network it may fail. The next attempt asks again.
 *
 * A component that has suspended must call `use` again, or React takes its next hook for another one. So a value that
 * is there is read by `use`, too. React finds it on the promise, and does not wait.
 */
export const once = <Key extends string, Value>(
  loads: Readonly<Record<Key, () => Promise<Value>>>,
): Once<Key, Value> => {
  const loading = new Map<Key, Promise<Value>>();
  const load = (key: Key): Promise<Value> => {
    const known = loading.get(key);
    if (known) return known;
    const promise = loads[key]();
    loading.set(key, promise);
    promise.then(
      (value) => Object.assign(promise, { status: 'fulfilled', value }),
      () => loading.delete(key),
    );
    return promise;
  };
  return Object.assign((key: Key) => use(load(key)), { load });
};
