import type { Fields } from '@counterfoil/domain/core';

/** The documents that somebody on this device listens to, as the server, or the cache, last said. */
export interface DocumentStore {
  get(path: string): Fields | undefined;
  /** Whether a listener has said that it is there, or that it is not. */
  knows(path: string): boolean;
  /** What one listener sees now, instead of what it saw; `undefined` for what it knows is not there. */
  put(listener: object, documents: ReadonlyMap<string, Fields | undefined>): void;
  /** A listener has ended: what nobody else sees is not known any more. */
  forget(listener: object): void;
}

export const documentStore = (changed: () => void): DocumentStore => {
  const seen = new Map<object, ReadonlyMap<string, Fields | undefined>>();
  const current = new Map<string, { readonly data: Fields | undefined; readonly by: Set<object> }>();

  const leave = (listener: object, path: string): void => {
    const entry = current.get(path);
    entry?.by.delete(listener);
    if (entry?.by.size === 0) current.delete(path);
  };

  return {
    get: (path) => current.get(path)?.data,
    knows: (path) => current.has(path),
    put: (listener, documents) => {
      for (const path of seen.get(listener)?.keys() ?? []) if (!documents.has(path)) leave(listener, path);
      for (const [path, data] of documents) {
        const by = current.get(path)?.by ?? new Set();
        // The last to speak is right: all listeners of a device follow the same versions.
        current.set(path, { data, by: by.add(listener) });
      }
      seen.set(listener, documents);
      changed();
    },
    forget: (listener) => {
      for (const path of seen.get(listener)?.keys() ?? []) leave(listener, path);
      seen.delete(listener);
    },
  };
};
