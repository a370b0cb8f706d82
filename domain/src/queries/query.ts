/** A value to compare with. */
export type Comparable = string | number | boolean | Date | null;

/** One read the product makes, as data: what the client listens to, what a schedule sweeps, what an index must serve. */
export interface Query {
  /** Path of the collection, or, for `collectionGroup`, its id. */
  readonly collection: string;
  readonly scope: 'collection' | 'collectionGroup';
  readonly where: readonly (readonly [
    field: string,
    op: '==' | '<' | '<=' | '>' | '>=' | 'in' | 'array-contains-any',
    value: Comparable | readonly Comparable[],
  ])[];
  readonly orderBy: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** Documents a page. */
  readonly limit: number;
}
