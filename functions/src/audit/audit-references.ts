import { isDeepStrictEqual } from 'node:util';
import { countersPath, type Query } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';

export interface AuditReport {
  /** Number of checks: one per status, one per full document, and one for the total. */
  readonly checked: number;
  /** One sentence for each check that failed. */
  readonly broken: readonly string[];
}

/** An entity with a full document at its owner and a reference at a provider, as the audit needs it. */
export interface ReferencedEntity<
  Status extends string,
  Full extends { readonly status: Status },
  Reference extends object,
> {
  /** The plural in the counters' names: `totalReservations`, `pendingReservations`. */
  readonly plural: string;
  readonly statuses: readonly Status[];
  /** Queries for all full documents with one provider. */
  readonly full: readonly ((providerId: string) => Query)[];
  readonly references: (providerId: string, status: Status) => Query;
  readonly parseFull: (data: unknown) => Full;
  readonly parseReference: (data: unknown) => Reference;
  readonly toReference: (full: Full) => Reference;
  readonly idOf: (document: Full | Reference) => string;
}

/** Drops keys that are `undefined`, as the database does. */
const stored = <T extends object>(document: T): object =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));

const readParsed = async <T>(firestore: Firestore, query: Query, parse: (data: unknown) => T): Promise<T[]> => {
  const documents = await readAllPages(firestore, query);
  return documents.map((document) => parse(withDates(document.data())));
};

const readCounters = async (firestore: Firestore, providerId: string): Promise<(name: string) => number> => {
  const { docs } = await firestore.collection(countersPath(providerId)).get();
  return (name) => docs.reduce((sum, shard) => sum + Number(shard.get(name) ?? 0), 0);
};

/**
 * Checks the invariant for one provider: for each status, references = full documents = the summed counter. Each
 * reference must also equal the one derived from its full document.
 *
 * Reads every full document and every reference once. Commits during the audit can appear as differences, so repeat it
 * before you trust one.
 */
export const auditReferences = async <
  Status extends string,
  Full extends { readonly status: Status },
  Reference extends object,
>(
  firestore: Firestore,
  providerId: string,
  { plural, statuses, idOf, ...entity }: ReferencedEntity<Status, Full, Reference>,
): Promise<AuditReport> => {
  const read = entity.full.map((query) => readParsed(firestore, query(providerId), entity.parseFull));
  const full = (await Promise.all(read)).flat();
  const counter = await readCounters(firestore, providerId);
  const broken: string[] = [];
  let checked = 1;
  const total = `total${plural}`;
  if (counter(total) !== full.length) {
    broken.push(`${total}: ${full.length} full documents, the counter says ${counter(total)}`);
  }
  for (const status of statuses) {
    const owned = full.filter((document) => document.status === status);
    const references = await readParsed(firestore, entity.references(providerId, status), entity.parseReference);
    const counted = counter(`${status}${plural}`);
    if (owned.length !== references.length || owned.length !== counted) {
      broken.push(
        `${status}: ${owned.length} full documents, ${references.length} references, the counter says ${counted}`,
      );
    }
    const mirrored = new Map(references.map((reference) => [idOf(reference), reference]));
    for (const document of owned) {
      if (!isDeepStrictEqual(mirrored.get(idOf(document)), stored(entity.toReference(document)))) {
        broken.push(`${status}: the reference of ${idOf(document)} differs from its full document`);
      }
    }
    checked += 1 + owned.length;
  }
  return { checked, broken };
};
