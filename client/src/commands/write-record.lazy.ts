import { deletionPath, type Fields, type Outcome, providerPath, recordPath, secondMs } from '@counterfoil/domain/core';
import { FirebaseError } from 'firebase/app';
import {
  type DocumentSnapshot,
  deleteField,
  doc,
  type Firestore,
  getDocFromCache,
  getDocFromServer,
  serverTimestamp,
  Timestamp,
  writeBatch,
} from 'firebase/firestore';
import {
  catchError,
  concatMap,
  defer,
  filter,
  firstValueFrom,
  map,
  merge,
  NEVER,
  type Observable,
  of,
  retry,
  skip,
  switchMap,
  take,
  throwError,
  timeout,
  timer,
} from 'rxjs';
import { backoff } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { RecordBase, RecordEntry, RecordWrite } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';

const written = (id: string): Outcome => ({ commandId: id, outcome: 'applied', version: 1, eventIds: [] });

const refused = (
  id: string,
  code: 'permission-denied' | 'aborted' | 'not-found' | 'invalid-argument',
  message: string,
) =>
  ({
    commandId: id,
    outcome: 'rejected',
    rejection: { code, message, details: { reason: code === 'permission-denied' ? 'denied' : 'changed-since' } },
  }) satisfies Outcome;

const pathOf = ({ providerId, record }: RecordEntry): string =>
  `${providerPath(providerId)}/${recordPath(record.kind, record.id)}`;

/** JSON with sorted keys: the server returns maps in another order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const valuesIn = (document: DocumentSnapshot, { fields }: RecordWrite): string =>
  canonical(Object.keys(fields).map((name) => document.get(name) ?? null));

const updatedAt = (document: DocumentSnapshot | undefined): number | undefined => {
  const time: unknown = document?.get('updatedAt');
  return time instanceof Timestamp ? time.toMillis() : undefined;
};

const baseOf = (document: DocumentSnapshot | undefined): RecordBase => {
  const time = updatedAt(document);
  return time === undefined ? {} : { updatedAt: time };
};

/** The values that the write leaves behind. */
const wantedValues = ({ fields }: RecordWrite): string => canonical(Object.values(fields).map((one) => one ?? null));

const withDeletions = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === null ? deleteField() : value]));

/** The document that a write leaves behind: a removal leaves a trace elsewhere. */
const traceOf = (entry: RecordEntry): string => {
  const { record, userId, providerId } = entry;
  if (record.action !== 'remove') return pathOf(entry);
  return `${providerPath(providerId)}/${deletionPath(record.kind, record.id, userId)}`;
};

/** Hands a write to the SDK, which stores it and sends it when it can. Resolves when the server has it. */
const commit = (firestore: Firestore, entry: RecordEntry): Promise<void> => {
  const { record, userId } = entry;
  const { action, kind, id, fields } = record;
  const ref = doc(firestore, pathOf(entry));
  // The event of a change names its user.
  const stamps = { updatedBy: userId, updatedAt: serverTimestamp() };
  const batch = writeBatch(firestore);
  if (action === 'add') batch.set(ref, { ...fields, createdAt: serverTimestamp(), ...stamps });
  else if (action === 'change') batch.update(ref, { ...withDeletions(fields), ...stamps });
  else {
    batch.delete(ref);
    batch.set(doc(firestore, traceOf(entry)), { kind, id, ...stamps });
  }
  return batch.commit();
};

/**
 * The outcome of a write that the SDK has given up; `undefined` if it may still take effect. A Firestore that has ended
 * or died refuses all work by itself.
 */
const outcomeOf = (entry: RecordEntry, error: unknown): Outcome | undefined => {
  const { code, message } = CounterfoilError.from(error, `writing ${pathOf(entry)}`);
  if (!(error instanceof FirebaseError) || code === 'failed-precondition') return undefined;
  const known = code === 'not-found' || code === 'invalid-argument' ? code : 'permission-denied';
  return refused(entry.id, known, message);
};

/** Rejects only if the Firestore is dead or has ended: the SDK then throws at once. */
const cached = async (firestore: Firestore, path: string): Promise<DocumentSnapshot | undefined> =>
  getDocFromCache(doc(firestore, path)).catch(() => undefined);

const replaced = ({ firestore$ }: Connection, firestore: Firestore): Observable<unknown> =>
  firestore$.pipe(filter((current) => current !== undefined && current !== firestore));

const maxPauseMs = 5 * secondMs;

/**
 * Emits when the SDK will never tell how a write ended. This Firestore is replaced, or the write has left the cache for
 * a while without an answer. The tab that sends for all tabs may have died in between.
 */
const silence = (connection: Connection, firestore: Firestore, entry: RecordEntry): Observable<unknown> => {
  const gone$ = timer(maxPauseMs, maxPauseMs).pipe(
    concatMap(() => cached(firestore, traceOf(entry)).catch(() => undefined)),
    filter((document) => document?.metadata.hasPendingWrites === false),
    // The answer comes soon after the write has left the cache, if it comes at all.
    skip(1),
  );
  return merge(replaced(connection, firestore), gone$).pipe(take(1));
};

/** Hands a write over, with a note of the document as it was. */
const handOver = async (connection: Connection, journal: Journal, entry: RecordEntry): Promise<Outcome> => {
  const firestore = await connection.whenFirestore();
  // A dead one tells nothing about the document, and is replaced soon.
  const base = await cached(firestore, pathOf(entry)).then(baseOf, () => undefined);
  if (!base) {
    await firstValueFrom(replaced(connection, firestore));
    return await handOver(connection, journal, entry);
  }
  const noted = { ...entry, base };
  await journal.put(noted);
  const answer$ = defer(() => commit(firestore, entry)).pipe(
    map(() => written(entry.id)),
    catchError((error: unknown) => {
      const outcome = outcomeOf(entry, error);
      return outcome ? of(outcome) : NEVER;
    }),
  );
  const found$ = silence(connection, firestore, entry).pipe(switchMap(() => resume(connection, journal, noted)));
  return await firstValueFrom(merge(answer$, found$));
};

/** The SDK never answers a question whose tab died on the way. */
const answerTimeoutMs = 15 * secondMs;

/** The document as the server has it, once the SDK has sent every write of this device to it. */
const sentDocument = (connection: Connection, path: string): Promise<DocumentSnapshot> =>
  firstValueFrom(
    defer(async () => {
      const document = await getDocFromServer(doc(await connection.whenFirestore(), path));
      if (document.metadata.hasPendingWrites) throw new CounterfoilError('unavailable', 'not sent yet');
      return document;
    }).pipe(
      timeout(answerTimeoutMs),
      retry({
        delay: (error: unknown, failures) => {
          const { code } = CounterfoilError.from(error, 'reading');
          return code === 'permission-denied'
            ? throwError(() => error)
            : timer(Math.min(backoff(failures), maxPauseMs));
        },
      }),
    ),
  );

/**
 * Awaits a write that an earlier run of the app has handed to the SDK. It is written again only if the document is still
 * the old one. The SDK never had the write then, or the rules have denied it. It never replaces a newer value.
 */
const resume = async (connection: Connection, journal: Journal, entry: RecordEntry): Promise<Outcome> => {
  const { id, record, base } = entry;
  const document = await sentDocument(connection, pathOf(entry)).catch(() => undefined);
  if (!document) return refused(id, 'permission-denied', `writing ${pathOf(entry)}: no access any more`);
  if (!base || (document.exists() && updatedAt(document) === base.updatedAt)) {
    return await handOver(connection, journal, entry);
  }
  if (record.action === 'remove') {
    if (!document.exists()) return written(id);
    return refused(id, 'aborted', 'somebody else has changed the record since, so it stays');
  }
  if (!document.exists()) {
    if (base.updatedAt === undefined) return await handOver(connection, journal, entry);
    return refused(id, 'not-found', 'somebody else has removed the record');
  }
  if (valuesIn(document, record) === wantedValues(record)) return written(id);
  return refused(id, 'aborted', 'somebody else has changed the record since');
};

/** Writes a record, or awaits the write of an earlier run. Resolves when the server has spoken. */
export const writeRecord = (connection: Connection, journal: Journal, entry: RecordEntry): Promise<Outcome> =>
  entry.base ? resume(connection, journal, entry) : handOver(connection, journal, entry);
