import type { Fields, Query } from '@counterfoil/domain/core';
import type { Stage } from '../../domain/test-kit/given.ts';
import type { Played } from '../../domain/test-kit/played.ts';

/** Whether a query without ranges finds a document. */
const finds = ({ where }: Query, document: Fields | undefined): boolean =>
  document !== undefined &&
  where.every(([field, op, value]) => {
    const found = document[field];
    return op === 'in' && Array.isArray(value) ? value.some((one) => one === found) : found === value;
  });

/** Documents among the writes of a command that a list shows, or showed before: a listener reads each of them once. */
export const watchedPaths = (queries: readonly Query[], { writes, before }: Played, { store }: Stage): string[] =>
  queries.flatMap((query) =>
    writes
      // A deletion costs a listener nothing.
      .filter(({ op, path }) => op !== 'delete' && op !== 'drop' && isDirectlyIn(query.collection, path))
      .filter(({ path }) => finds(query, store.get(path)) || finds(query, before[path]))
      .map(({ path }) => path),
  );

const isDirectlyIn = (collection: string, path: string): boolean => path.slice(0, path.lastIndexOf('/')) === collection;
