import { type Docs, type DocumentKind, type Documents, invariant, type Ref } from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { decodeDocument } from './decode-document.ts';

/** The documents of one attempt, as they were when they were read. */
export class ReadSet implements Docs<Documents> {
  readonly #firestore: Firestore;
  readonly #snapshots = new Map<string, DocumentSnapshot>();

  constructor(firestore: Firestore) {
    this.#firestore = firestore;
  }

  /** Reads all paths that are not read yet, in a single request. */
  async read(paths: readonly string[]): Promise<void> {
    const missing = [...new Set(paths)].filter((path) => !this.#snapshots.has(path));
    if (missing.length === 0) return;
    const snapshots = await this.#firestore.getAll(...missing.map((path) => this.ref(path)));
    for (const snapshot of snapshots) this.#snapshots.set(snapshot.ref.path, snapshot);
  }

  /** Adds the documents that a query found. A document that was read before keeps its earlier state. */
  keep(found: readonly DocumentSnapshot[]): void {
    for (const snapshot of found) {
      if (!this.#snapshots.has(snapshot.ref.path)) this.#snapshots.set(snapshot.ref.path, snapshot);
    }
  }

  ref(path: string): DocumentReference {
    return this.#firestore.doc(path);
  }

  /** The stored snapshot; `undefined` if it was not read. */
  snapshot(path: string): DocumentSnapshot | undefined {
    return this.#snapshots.get(path);
  }

  has({ path }: Ref): boolean {
    return this.#snapshots.has(path);
  }

  get<Kind extends DocumentKind>(ref: Ref<Kind>): Documents[Kind] | undefined {
    const snapshot = this.#snapshots.get(ref.path);
    invariant(snapshot, `${ref.path} was not declared in the command's reads`);
    return snapshot.exists ? decodeDocument(ref, snapshot) : undefined;
  }
}
