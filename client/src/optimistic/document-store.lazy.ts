import type { Fields } from '@counterfoil/domain/core';
import type { Views } from './acknowledgement.lazy.ts';

/** Somebody on this device who listens. */
export interface Listener {
  /** Whether it would see a document with this content; `undefined` where that is none of its business. */
  sees(path: string, data: Fields | undefined): boolean | undefined;
}

/** The documents that somebody on this device listens to, as the server, or the cache, last said. */
export interface DocumentStore extends Views {
  get(path: string): Fields | undefined;
  /** Whether a listener has said that it is there, or that it is not. */
  knows(path: string): boolean;
  /** What one listener sees now, instead of what it saw; `undefined` for what it knows is not there. */
  put(listener: Listener, documents: ReadonlyMap<string, Fields | undefined>): void;
  /** A listener has ended: what nobody else sees is not known any more. */
  forget(listener: Listener): void;
}

export const documentStore = (changed: () => void): DocumentStore => {
  const seen = new Map<Listener, ReadonlyMap<string, Fields | undefined>>();
  const current = new Map<string, { readonly data: Fields | undefined; readonly by: Set<Listener> }>();

  const leave = (listener: Listener, path: string): void => {
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
    shows: (path, data, has) => {
      const told = [...seen].flatMap(([listener, documents]): boolean[] => {
        const expected = listener.sees(path, data);
        const found = documents.get(path);
        if (expected === undefined) return [];
        if (found) return [has(found)];
        // That a list does not show what it would not show in any case tells nothing.
        return expected || documents.has(path) ? [!expected] : [];
      });
      return told.length === 0 ? undefined : !told.includes(false);
    },
    forget: (listener) => {
      for (const path of seen.get(listener)?.keys() ?? []) leave(listener, path);
      seen.delete(listener);
    },
  };
};
