import { directoryPath } from '../provider/directory/paths.ts';
import { prefixIn } from '../provider/directory/prefixes.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The providers that a person looks for. */
export interface DirectoryFilter {
  /** The kind of provider, such as `salon`. */
  readonly kind?: string;
  /** The begin of a word of the name, with the begin of what follows, as a person types it. */
  readonly name?: string;
}

const pageSize = 20;

const ofKind = (kind: string | undefined): Query['where'] => (kind === undefined ? [] : [['kind', '==', kind]]);

/** Listed providers by name. */
export const directoryByName = ({ kind, name = '' }: DirectoryFilter = {}, limit = pageSize): Query => {
  const prefix = prefixIn(name);
  return listQuery(
    directoryPath,
    [['nameKey', 'asc']],
    [...ofKind(kind), ...(prefix ? [['prefixes', 'array-contains-any', [prefix]] as const] : [])],
    limit,
  );
};

/** Listed providers in some cells of the globe, in no order. */
export const directoryInCells = (cells: readonly string[], kind?: string, limit = pageSize): Query =>
  listQuery(directoryPath, [], [...ofKind(kind), ['cells', 'array-contains-any', cells]], limit);

/** Samples for the index test. */
export const directoryQueries = (): Query[] => [
  directoryByName(),
  directoryByName({ kind: 'salon' }),
  directoryByName({ name: 'no' }),
  directoryByName({ kind: 'salon', name: 'no' }),
  directoryInCells(['0']),
  directoryInCells(['0'], 'salon'),
];
