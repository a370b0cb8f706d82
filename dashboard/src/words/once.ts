import { use } from 'react';

/** Something of each language, which is loaded once. */
export interface Once<Key extends string, Value> {
  /** It suspends until the value is there, and never once it is. */
  (key: Key): Value;
  load(key: Key): Promise<Value>;
}

/** Without a network it may fail. The next attempt asks again. */
export const once = <Key extends string, Value>(
  loads: Readonly<Record<Key, () => Promise<Value>>>,
): Once<Key, Value> => {
  const values = new Map<Key, Value>();
  const loading = new Map<Key, Promise<Value>>();
  const load = (key: Key): Promise<Value> => {
    const known =
      loading.get(key) ??
      loads[key]().then(
        (value) => {
          values.set(key, value);
          return value;
        },
        (error: unknown) => {
          loading.delete(key);
          throw error;
        },
      );
    loading.set(key, known);
    return known;
  };
  return Object.assign((key: Key) => values.get(key) ?? use(load(key)), { load });
};
