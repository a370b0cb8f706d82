import type { Docs, Documents, Fields } from '@counterfoil/domain/core';
import { type InFlight, requestOf } from './rebase.lazy.ts';
import { withDefaults } from './with-defaults.lazy.ts';

/**
 * Reads the documents that a decider needs and no listener has, round by round as the server does.
 *
 * @param fromCache resolves with `undefined` for a document that is not there
 */
export const prepare = async (
  fromCache: (path: string) => Promise<Fields | undefined>,
  watched: { has(path: string): boolean; get(path: string): Fields | undefined },
  flight: Omit<InFlight, 'cached'>,
): Promise<InFlight> => {
  const cached = new Map<string, Fields | undefined>();
  const docs: Docs<Documents> = {
    has: ({ path }) => cached.has(path) || watched.has(path),
    get: ({ kind, path }) => withDefaults(kind, cached.has(path) ? cached.get(path) : watched.get(path)),
  };
  for (let refs = flight.decider.reads(requestOf(flight)); refs.length > 0; ) {
    const paths = refs.filter((ref) => !docs.has(ref)).map(({ path }) => path);
    const documents = await Promise.all(paths.map(fromCache));
    for (const [n, path] of paths.entries()) cached.set(path, documents[n]);
    refs = (flight.decider.readsNext?.(requestOf(flight), docs) ?? []).filter((ref) => !docs.has(ref));
  }
  return { ...flight, cached };
};
