import type { Query } from '@counterfoil/domain';
import { withDates } from '../firestore/with-dates.ts';
import type { Moment } from './moment.ts';

/** A parsed document with its path. */
export interface Placed<T> {
  readonly path: string;
  readonly data: T;
}

/** The part of a schema that audits need. */
interface Schema<T> {
  parse(data: unknown): T;
}

export const readPlaced = async <T>(moment: Moment, query: Query, schema: Schema<T>): Promise<Placed<T>[]> =>
  (await moment.list(query)).map((document) => ({
    path: document.ref.path,
    data: schema.parse(withDates(document.data())),
  }));

export const readDocuments = async <T>(moment: Moment, query: Query, schema: Schema<T>): Promise<T[]> =>
  (await readPlaced(moment, query, schema)).map(({ data }) => data);

/** The documents at some paths; those that are missing are left out. */
export const readAt = async <T>(
  moment: Moment,
  paths: readonly string[],
  schema: Schema<T>,
): Promise<Map<string, T>> => {
  const found = (await moment.get(paths)).filter(({ exists }) => exists);
  return new Map(found.map((document) => [document.ref.path, schema.parse(withDates(document.data()))]));
};
