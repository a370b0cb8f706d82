import {
  type Docs,
  type DocumentKind,
  type Documents,
  type Fields,
  harmlessAbsences,
  invariant,
  type Ref,
} from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { decodeDocument, MalformedDocument } from './decode-document.ts';

/** The documents of one attempt, as they were when they were read. */
export class ReadSet implements Docs<Documents> {
  readonly #firestore: Firestore;
  readonly #snapshots = new Map<string, DocumentSnapshot>();
  readonly #kinds = new Map<string, DocumentKind>();
  readonly #absences = new Set<string>();

  constructor(firestore: Firestore) {
    this.#firestore = firestore;
  }

  /** Reads all documents that are not read yet, in a single request. */
  async read(wanted: readonly (string | Ref<DocumentKind>)[]): Promise<void> {
    for (const one of wanted) if (typeof one !== 'string') this.#kinds.set(one.path, one.kind);
    const paths = new Set(wanted.map((one) => (typeof one === 'string' ? one : one.path)));
    const missing = [...paths].filter((path) => !this.#snapshots.has(path));
    if (missing.length === 0) return;
    const snapshots = await this.#firestore.getAll(...missing.map((path) => this.ref(path)));
    for (const snapshot of snapshots) this.#snapshots.set(snapshot.ref.path, snapshot);
  }

  /** Adds documents that were read elsewhere. A document that was read before keeps its earlier state. */
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

  /**
   * The stored document as its schema knows it. `undefined` if it does not exist, is malformed, or was read without its
   * kind.
   */
  decoded(path: string): Fields | undefined {
    const snapshot = this.#snapshots.get(path);
    const kind = this.#kinds.get(path);
    if (!kind || !snapshot?.exists) return undefined;
    try {
      return decodeDocument({ kind, path }, snapshot);
    } catch (error) {
      if (error instanceof MalformedDocument) return undefined;
      throw error;
    }
  }

  /** Paths at which the decision found no document. It relies on them, so its commit must find them empty, too. */
  get absences(): ReadonlySet<string> {
    return this.#absences;
  }

  has({ path }: Ref): boolean {
    return this.#snapshots.has(path);
  }

  get<Kind extends DocumentKind>(ref: Ref<Kind>): Documents[Kind] | undefined {
    const snapshot = this.#snapshots.get(ref.path);
    invariant(snapshot, `${ref.path} was not declared in the command's reads`);
    if (!snapshot.exists) {
      if (!harmlessAbsences.has(ref.kind)) this.#absences.add(ref.path);
      return undefined;
    }
    return decodeDocument(ref, snapshot);
  }
}
