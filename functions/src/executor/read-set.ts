import {
  type Docs,
  type DocumentKind,
  type Documents,
  documentSchemas,
  invariant,
  type Ref,
} from '@counterfoil/domain';
import { type DocumentReference, type DocumentSnapshot, type Firestore, Timestamp } from 'firebase-admin/firestore';

/** A stored document is not what its schema says. Somebody wrote it by hand. */
export class MalformedDocument extends Error {
  readonly path: string;
  readonly field: string;
  constructor(path: string, field: string, cause: unknown) {
    super(`the document ${path} is malformed at ${field}`, { cause });
    this.path = path;
    this.field = field;
  }
}

/** Timestamps as dates, all the way down: what the domain reads. */
export const withDates = (value: unknown): unknown => {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDates(inner)]));
};

const decode = <Kind extends DocumentKind>({ kind, path }: Ref<Kind>, snapshot: DocumentSnapshot): Documents[Kind] => {
  const parsed = documentSchemas[kind].safeParse(withDates(snapshot.data()));
  if (parsed.success) return parsed.data;
  throw new MalformedDocument(path, parsed.error.issues[0]?.path.join('.') ?? '', parsed.error);
};

/** The documents of one attempt, as they were read. */
export class ReadSet implements Docs<Documents> {
  readonly #firestore: Firestore;
  readonly #snapshots = new Map<string, DocumentSnapshot>();

  constructor(firestore: Firestore) {
    this.#firestore = firestore;
  }

  /** One round: everything named that has not been read yet, in a single request. */
  async read(paths: readonly string[]): Promise<void> {
    const missing = [...new Set(paths)].filter((path) => !this.#snapshots.has(path));
    if (missing.length === 0) return;
    const snapshots = await this.#firestore.getAll(...missing.map((path) => this.ref(path)));
    for (const snapshot of snapshots) this.#snapshots.set(snapshot.ref.path, snapshot);
  }

  /** What a query found. A document that has been read is kept as it was then. */
  keep(found: readonly DocumentSnapshot[]): void {
    for (const snapshot of found) {
      if (!this.#snapshots.has(snapshot.ref.path)) this.#snapshots.set(snapshot.ref.path, snapshot);
    }
  }

  ref(path: string): DocumentReference {
    return this.#firestore.doc(path);
  }

  /** As stored; `undefined` if it has not been read. */
  snapshot(path: string): DocumentSnapshot | undefined {
    return this.#snapshots.get(path);
  }

  has({ path }: Ref): boolean {
    return this.#snapshots.has(path);
  }

  get<Kind extends DocumentKind>(ref: Ref<Kind>): Documents[Kind] | undefined {
    const snapshot = this.#snapshots.get(ref.path);
    invariant(snapshot, `${ref.path} was not declared in the command's reads`);
    return snapshot.exists ? decode(ref, snapshot) : undefined;
  }
}
