import type { Query } from '@counterfoil/domain/core';
import type { DirectoryEntry } from '@counterfoil/domain/directory';
import { getDocsFromServer, type QueryDocumentSnapshot, query, startAfter } from 'firebase/firestore';
import { type Client, inSession, requireUser } from '../account/parts.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { decode } from '../live/decode.ts';
import type { Identified } from '../live/live.ts';
import { toQuery } from '../live/to-query.ts';

/** A provider in the directory. */
export type ListedProvider = Identified<
  Pick<DirectoryEntry, 'name' | 'kind' | 'shortAddress' | 'text' | 'place' | 'createdAt' | 'updatedAt'>
>;

export interface DirectoryOptions {
  /** Only providers of this kind, such as `salon`. */
  readonly kind?: string;
  /** Providers of a page, 1 to 100; 20 unless set. */
  readonly pageSize?: number;
}

const maxPageSize = 100;

export const checkedPageSize = ({ pageSize = 20 }: DirectoryOptions): number => {
  if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= maxPageSize) return pageSize;
  throw new CounterfoilError('invalid-argument', `a page has 1 to ${maxPageSize} providers, not ${pageSize}`);
};

/** Without the fields that only queries use. */
export const listedProvider = (document: QueryDocumentSnapshot): ListedProvider => {
  const { nameKey: _n, prefixes: _p, cells: _c, ...shown } = decode<DirectoryEntry>(document.data());
  return { ...shown, id: document.id };
};

/** Reads the documents of a query behind one of them, once, from the server. */
export const readPage = async (
  counterfoil: Client,
  declared: Query,
  after: QueryDocumentSnapshot | undefined,
): Promise<readonly QueryDocumentSnapshot[]> => {
  requireUser(counterfoil);
  const { docs } = await inSession(counterfoil, 'reading the directory', (firestore) =>
    getDocsFromServer(query(toQuery(firestore, declared), ...(after ? [startAfter(after)] : []))),
  );
  return docs;
};
