import type { Ref } from './ref.ts';

/** Placeholder for the commit time; the database fills it in. */
export const serverTime: unique symbol = Symbol('serverTime');

/** Amounts to add, nested like the document. */
export interface Increments {
  readonly [field: string]: number | Increments;
}

export type Fields = Readonly<Record<string, unknown>>;

/**
 * One change to one document, as data. The commit of a command's writes is atomic.
 *
 * - `create`: the document must not exist. If it replaces the document `moves`, it keeps the fields of that document
 *   that this version does not know.
 * - `update`: the full new content. The document must exist, unchanged since the command read it.
 * - `delete`: the document must exist.
 * - `set`, `drop`: overwrite or delete unconditionally. Only for documents that belong to exactly one aggregate. The
 *   aggregate's own write in the same commit has a precondition.
 * - `increment`: adds without a read, so concurrent writers do not wait for each other. Also sets `fields`.
 */
export type Write =
  | { readonly op: 'create'; readonly path: string; readonly data: Fields; readonly moves?: Ref }
  | { readonly op: 'update'; readonly path: string; readonly data: Fields }
  | { readonly op: 'delete'; readonly path: string }
  | { readonly op: 'set'; readonly path: string; readonly data: Fields }
  | { readonly op: 'drop'; readonly path: string }
  | { readonly op: 'increment'; readonly path: string; readonly by: Increments; readonly fields?: Fields };
