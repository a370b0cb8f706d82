import { directoryByName } from '@counterfoil/domain/directory';
import type { QueryDocumentSnapshot } from 'firebase/firestore';
import type { Client } from '../account/parts.ts';
import { createPages, type Pages } from './pages.ts';
import { checkedPageSize, type DirectoryOptions, type ListedProvider, listedProvider, readPage } from './read-page.ts';

export interface NameOptions extends DirectoryOptions {
  /** The begin of a word of the name, with the begin of what follows, as a person types it. Empty: all names. */
  readonly name?: string;
}

/**
 * Listed providers by name, page by page: `for await`, or `next()` at each «more». Each page reads its own documents
 * from the server, and no others. Letters count without case, accents and vowel marks.
 *
 * @throws CounterfoilError `invalid-argument` for another size of pages; from `next()` `unauthenticated`, and
 * `unavailable` while offline
 */
export const providersByName = (counterfoil: Client, options: NameOptions = {}): Pages<ListedProvider> => {
  const pageSize = checkedPageSize(options);
  const declared = directoryByName(options, pageSize);
  let after: QueryDocumentSnapshot | undefined;
  let isOver = false;
  return createPages(async () => {
    if (isOver) return undefined;
    const page = await readPage(counterfoil, declared, after);
    after = page.at(-1);
    isOver = page.length < pageSize;
    return page.length > 0 ? page.map(listedProvider) : undefined;
  });
};
