import type { Docs, Documents, Fields } from '@counterfoil/domain/core';
import { doc, type Firestore, getDocFromCache } from 'firebase/firestore';
import { decode } from '../live/decode.ts';
import { type InFlight, requestOf } from './rebase.lazy.ts';
import { withDefaults } from './with-defaults.lazy.ts';

/** Reads a document from the cache only; `undefined` if it is not there. */
const fromCache = async (firestore: Firestore, path: string): Promise<Fields | undefined> => {
  try {
    const data = (await getDocFromCache(doc(firestore, path))).data();
    return data && decode<Fields>(data);
  } catch {
    return undefined;
  }
};

/** Reads the documents that a decider needs and no listener has, round by round as the server does. */
export const prepare = async (
  firestore: Firestore,
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
    const documents = await Promise.all(paths.map((path) => fromCache(firestore, path)));
    for (const [n, path] of paths.entries()) cached.set(path, documents[n]);
    refs = (flight.decider.readsNext?.(requestOf(flight), docs) ?? []).filter((ref) => !docs.has(ref));
  }
  return { ...flight, cached };
};
