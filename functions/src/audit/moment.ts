import type { Query } from '@counterfoil/domain';
import type { DocumentSnapshot, Firestore, QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { toQuery } from '../firestore/to-query.ts';

/** Documents in one request for their names. */
const pageSize = 300;

/**
 * The database as it was at one moment. Every command changes both sides of an invariant in one commit, so what differs
 * here is damage, and no command that came between two reads.
 *
 * It pages, remembers what it has read, and counts it: audits that share a moment read each document once.
 */
export class Moment {
  readonly #firestore: Firestore;
  readonly #time: Timestamp;
  readonly #pages = new Map<string, Promise<QueryDocumentSnapshot[]>>();
  readonly #documents = new Map<string, DocumentSnapshot>();
  #reads = 0;

  private constructor(firestore: Firestore, time: Timestamp) {
    this.#firestore = firestore;
    this.#time = time;
  }

  /** The present moment, by the clock of the database. */
  static async of(source: Firestore | Moment): Promise<Moment> {
    if (source instanceof Moment) return source;
    const { readTime } = await source.doc('platform/auditProgress').get();
    return new Moment(source, readTime);
  }

  get at(): Date {
    return this.#time.toDate();
  }

  /** Documents that were read, as the database bills them: a query without a result counts as one. */
  get reads(): number {
    return this.#reads;
  }

  /** Every document that a query matches. */
  list(query: Query): Promise<QueryDocumentSnapshot[]> {
    const key = JSON.stringify(query);
    const known = this.#pages.get(key) ?? this.#readPages(query);
    this.#pages.set(key, known);
    return known;
  }

  async #readPages(query: Query): Promise<QueryDocumentSnapshot[]> {
    const documents: QueryDocumentSnapshot[] = [];
    for (;;) {
      const last = documents.at(-1);
      const all = toQuery(this.#firestore, query);
      const page = last ? all.startAfter(last) : all;
      const { docs } = await this.#firestore.runTransaction((read) => read.get(page), this.#options);
      this.#reads += Math.max(1, docs.length);
      documents.push(...docs);
      if (docs.length < query.limit || query.limit === 1) return documents;
    }
  }

  get #options() {
    return { readOnly: true, readTime: this.#time } as const;
  }

  /** The documents at some paths, in their order. */
  async get(paths: readonly string[]): Promise<DocumentSnapshot[]> {
    const missing = [...new Set(paths)].filter((path) => !this.#documents.has(path));
    for (let n = 0; n < missing.length; n += pageSize) {
      const refs = missing.slice(n, n + pageSize).map((path) => this.#firestore.doc(path));
      const found = await this.#firestore.runTransaction((read) => read.getAll(...refs), this.#options);
      this.#reads += refs.length;
      for (const snapshot of found) this.#documents.set(snapshot.ref.path, snapshot);
    }
    return paths.flatMap((path) => this.#documents.get(path) ?? []);
  }
}
