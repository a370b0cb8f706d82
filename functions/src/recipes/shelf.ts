import type { DocumentKind, Documents, Lookup, Ref } from '@counterfoil/domain';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { decodeDocument, MalformedDocument } from '../firestore/decode-document.ts';
import { log } from '../trace/log.ts';

/** Documents in one request. */
const pageSize = 300;

/** The documents of one kind that a worker has read, by id. Missing and malformed ones are known as `undefined`. */
export class Shelf<Kind extends DocumentKind> implements Lookup<Documents[Kind]> {
  readonly #firestore: Firestore;
  readonly #refOf: (id: string) => Ref<Kind>;
  readonly #known = new Map<string, Documents[Kind] | undefined>();

  constructor(firestore: Firestore, refOf: (id: string) => Ref<Kind>) {
    this.#firestore = firestore;
    this.#refOf = refOf;
  }

  get(id: string): Documents[Kind] | undefined {
    return this.#known.get(id);
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#known.delete(id);
  }

  /** One malformed document must not block a provider's recipes. */
  put(id: string, snapshot: DocumentSnapshot): void {
    try {
      this.#known.set(id, snapshot.exists ? decodeDocument(this.#refOf(id), snapshot) : undefined);
    } catch (error) {
      if (!(error instanceof MalformedDocument)) throw error;
      log.error('a document is malformed', { path: error.path, field: error.field });
      this.#known.set(id, undefined);
    }
  }

  /** Reads those of the documents that are not known yet. */
  async load(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#known.has(id));
    for (let from = 0; from < missing.length; from += pageSize) {
      const page = missing.slice(from, from + pageSize);
      const snapshots = await this.#firestore.getAll(...page.map((id) => this.#firestore.doc(this.#refOf(id).path)));
      for (const [n, id] of page.entries()) {
        const snapshot = snapshots[n];
        if (snapshot) this.put(id, snapshot);
      }
    }
  }
}
