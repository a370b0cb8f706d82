import type { Fields } from '@counterfoil/domain/core';
import type { Views } from './acknowledgement.lazy.ts';

/** A listener of this device. */
export interface Listener {
  /** True if it would show a document with this content; `undefined` for a document outside its collection or path. */
  sees(path: string, data: Fields | undefined): boolean | undefined;
}

/** The documents of this device's listeners, from their latest snapshots (of the server or the cache). */
export interface DocumentStore extends Views {
  get(path: string): Fields | undefined;
  /** True if a listener has reported the document as present or as missing. */
  has(path: string): boolean;
  /** Replaces a listener's documents; `undefined` for a missing one. They are listed only when somebody asks. */
  put(listener: Listener, documents: () => ReadonlyMap<string, Fields | undefined>): void;
  /** Removes a listener, and the documents that no other listener has. */
  forget(listener: Listener): void;
}

export const documentStore = (onChange: () => void): DocumentStore => {
  /** Of each listener, the latest documents that are not listed yet, in the order of their arrival. */
  const arrived = new Map<Listener, () => ReadonlyMap<string, Fields | undefined>>();
  const documentsByListener = new Map<Listener, ReadonlyMap<string, Fields | undefined>>();
  const current = new Map<string, { readonly data: Fields | undefined; readonly listeners: Set<Listener> }>();

  const withdraw = (listener: Listener, kept?: ReadonlyMap<string, unknown>): void => {
    for (const path of documentsByListener.get(listener)?.keys() ?? []) {
      if (kept?.has(path)) continue;
      const entry = current.get(path);
      entry?.listeners.delete(listener);
      if (entry?.listeners.size === 0) current.delete(path);
    }
  };

  const replace = (listener: Listener, documents: ReadonlyMap<string, Fields | undefined>): void => {
    withdraw(listener, documents);
    for (const [path, data] of documents) {
      // The latest snapshot is right: all listeners of a device receive the versions in the same order.
      current.set(path, { data, listeners: (current.get(path)?.listeners ?? new Set()).add(listener) });
    }
    documentsByListener.set(listener, documents);
  };

  /** A long list changes often, and somebody asks only when a command is sent or in flight. */
  const listed = (): typeof current => {
    for (const [listener, documents] of arrived) replace(listener, documents());
    arrived.clear();
    return current;
  };

  return {
    get: (path) => listed().get(path)?.data,
    has: (path) => listed().has(path),
    put: (listener, documents) => {
      arrived.delete(listener);
      arrived.set(listener, documents);
      onChange();
    },
    shows: (path, data, hasEffect) => {
      listed();
      const results = [...documentsByListener].flatMap(([listener, documents]): boolean[] => {
        const expected = listener.sees(path, data);
        const document = documents.get(path);
        if (expected === undefined) return [];
        if (document) return [hasEffect(document)];
        // A list that would not show the document in any case proves nothing.
        return expected || documents.has(path) ? [!expected] : [];
      });
      return results.length === 0 ? undefined : !results.includes(false);
    },
    forget: (listener) => {
      arrived.delete(listener);
      withdraw(listener);
      documentsByListener.delete(listener);
    },
  };
};
