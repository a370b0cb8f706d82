import type { Docs, Documents, Fields } from '@counterfoil/domain/core';
import { doc, type Firestore, getDocFromCache } from 'firebase/firestore';
import { decode } from '../live/decode.ts';
import { type InFlight, requestOf } from './rebase.lazy.ts';
import { withDefaults } from './with-defaults.lazy.ts';

/** A document that this device has, if it has it; nothing is asked of the server. */
const fromCache = async (firestore: Firestore, path: string): Promise<Fields | undefined> => {
  try {
    const data = (await getDocFromCache(doc(firestore, path))).data();
    return data && decode<Fields>(data);
  } catch {
    return undefined;
  }
};

/** What a command is decided by and nobody listens to, round by round, as the server would read it. */
export const prepare = async (
  firestore: Firestore,
  watched: { knows(path: string): boolean; get(path: string): Fields | undefined },
  one: Omit<InFlight, 'known'>,
): Promise<InFlight> => {
  const known = new Map<string, Fields | undefined>();
  const docs: Docs<Documents> = {
    has: ({ path }) => known.has(path) || watched.knows(path),
    get: ({ kind, path }) => withDefaults(kind, known.has(path) ? known.get(path) : watched.get(path)),
  };
  for (let refs = one.decider.reads(requestOf(one)); refs.length > 0; ) {
    const paths = refs.filter((ref) => !docs.has(ref)).map(({ path }) => path);
    const found = await Promise.all(paths.map((path) => fromCache(firestore, path)));
    for (const [n, path] of paths.entries()) known.set(path, found[n]);
    refs = (one.decider.readsNext?.(requestOf(one), docs) ?? []).filter((ref) => !docs.has(ref));
  }
  return { ...one, known };
};
