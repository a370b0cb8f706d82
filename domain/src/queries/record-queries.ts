import { providerPath } from '../provider/profile/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The traces of deletions of records with an id, whatever their kind. */
export const deletionsOf = (providerId: string, id: string): Query =>
  listQuery(`${providerPath(providerId)}/deletions`, [], [['id', '==', id]], 1000);

/** Samples for the index test. */
export const recordQueries = (): Query[] => [deletionsOf('p', 'club')];
