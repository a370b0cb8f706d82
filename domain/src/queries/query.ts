export type Comparable = string | number | boolean | Date | null;

/** One query as data, for listeners of the client, sweeps of schedules, and the index test. */
export interface Query {
  /** Path of the collection; for `collectionGroup`, its id. */
  readonly collection: string;
  readonly scope: 'collection' | 'collectionGroup';
  readonly where: readonly (readonly [
    field: string,
    op: '==' | '<' | '<=' | '>' | '>=' | 'in' | 'array-contains-any',
    value: Comparable | readonly Comparable[],
  ])[];
  readonly orderBy: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** Documents per page. */
  readonly limit: number;
}
