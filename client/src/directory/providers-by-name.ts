import { directoryByName } from '@counterfoil/domain/directory';
import type { QueryDocumentSnapshot } from 'firebase/firestore';
import type { Client } from '../account/parts.ts';
import { checkedPageSize, type DirectoryOptions, type ListedProvider, listedProvider, readPage } from './read-page.ts';

export interface NameOptions extends DirectoryOptions {
  /** The begin of a word of the name, with the begin of what follows, as a person types it. Empty: all names. */
  readonly name?: string;
}

/**
 * Listed providers by name, page by page: `for await`, or `next()` at each «more». Each page reads its own documents
 * from the server, and no others. Letters count without case, accents and vowel marks.
 *
 * @throws CounterfoilError from `next()`: `invalid-argument` for another size of pages, `unauthenticated`, and
 * `unavailable` while offline
 */
export async function* providersByName(
  counterfoil: Client,
  options: NameOptions = {},
): AsyncGenerator<readonly ListedProvider[], void, void> {
  const pageSize = checkedPageSize(options);
  const declared = directoryByName(options, pageSize);
  let after: QueryDocumentSnapshot | undefined;
  do {
    const page = await readPage(counterfoil, declared, after);
    if (page.length > 0) yield page.map(listedProvider);
    after = page.length === pageSize ? page.at(-1) : undefined;
  } while (after);
}
