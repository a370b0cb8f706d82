/** Stands for the time of the commit, filled in by the database. */
export const serverTime: unique symbol = Symbol('serverTime');

/** Fields to add to, nested like the document. */
export interface Increments {
  readonly [field: string]: number | Increments;
}

export type Fields = Readonly<Record<string, unknown>>;

/**
 * One change to one document, as data. A command's writes are committed together or not at all.
 *
 * - `create`: the document must not exist.
 * - `update`: the whole new content of a document that must exist, unchanged since the command read it.
 * - `delete`: the document must exist.
 * - `set`, `drop`: overwrite or delete whatever is there. Only for documents that hang on exactly one aggregate, whose own
 *   write in the same commit is guarded.
 * - `increment`: adds without reading, so that writers do not wait for each other; `fields` are set beside it.
 */
export type Write =
  | { readonly op: 'create'; readonly path: string; readonly data: Fields }
  | { readonly op: 'update'; readonly path: string; readonly data: Fields }
  | { readonly op: 'delete'; readonly path: string }
  | { readonly op: 'set'; readonly path: string; readonly data: Fields }
  | { readonly op: 'drop'; readonly path: string }
  | { readonly op: 'increment'; readonly path: string; readonly by: Increments; readonly fields?: Fields };
