import {
  type Docs,
  type DocumentKind,
  type Documents,
  type Fields,
  harmlessAbsences,
  invariant,
  type Ref,
} from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, Firestore, Timestamp } from 'firebase-admin/firestore';
import { decodeDocument, MalformedDocument } from './decode-document.ts';

const isSameState = (a: Timestamp | undefined, b: Timestamp | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.isEqual(b);

/** The documents of one attempt, as they were when they were read. */
export class ReadSet implements Docs<Documents> {
  readonly #firestore: Firestore;
  readonly #snapshots = new Map<string, DocumentSnapshot>();
  readonly #kinds = new Map<string, DocumentKind>();
  readonly #absences = new Set<string>();
  readonly #guards = new Set<string>();

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

  /** Notes a document whose state, as read, is a precondition of the commit. */
  guard(path: string): void {
    this.#guards.add(path);
  }

  /** The documents and absences that the commit relied on. */
  get guards(): ReadonlySet<string> {
    return new Set([...this.#guards, ...this.#absences]);
  }

  /**
   * The same documents after a lost commit, with its guards read again, and `others`. Documents that were only read
   * keep their state, which is a moment old.
   *
   * @returns `undefined` if no guard has changed, so that something else made the commit fail
   */
  async again(others: readonly string[]): Promise<ReadSet | undefined> {
    const next = new ReadSet(this.#firestore);
    const guards = this.guards;
    await next.read([...guards, ...others]);
    const isChanged = [...guards].some(
      (path) => !isSameState(this.#snapshots.get(path)?.updateTime, next.snapshot(path)?.updateTime),
    );
    next.keep([...this.#snapshots.values()]);
    for (const [path, kind] of this.#kinds) next.#kinds.set(path, kind);
    return isChanged ? next : undefined;
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
