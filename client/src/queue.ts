import { type Command, endUserPath, type Outcome, type Rejection } from '@counterfoil/domain/core';
import {
  collection,
  type DocumentReference,
  doc,
  documentId,
  getDocsFromCache,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  where,
} from 'firebase/firestore';
import {
  catchError,
  filter,
  finalize,
  firstValueFrom,
  from,
  ignoreElements,
  map,
  merge,
  type Observable,
  take,
} from 'rxjs';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { listenDocument, listenQuery } from './listen.ts';

/** `commands/{id}`, as far as its sender reads it. */
interface QueuedCommand {
  readonly status: 'queued' | 'applied' | 'rejected';
  readonly version?: number;
  readonly eventIds?: readonly string[];
  readonly rejection?: Rejection;
}

const outcomeOf = (commandId: string, { status, version, eventIds, rejection }: QueuedCommand): Outcome | undefined => {
  if (status === 'rejected' && rejection) return { commandId, outcome: 'rejected', rejection };
  if (status === 'applied' && version && eventIds) return { commandId, outcome: 'applied', version, eventIds };
  return undefined;
};

const folder = (uid: string): string => `${endUserPath(uid)}/commands`;

/** What becomes of a queued command, however long that takes. */
const settled = (ref: DocumentReference): Observable<Outcome> =>
  listenDocument<QueuedCommand>(ref).pipe(
    map(({ data }) => data && outcomeOf(ref.id, data)),
    filter((outcome) => outcome !== undefined),
    take(1),
  );

/**
 * Whether the server has it, however long it takes to learn that. Asked by a query: who listens to the document itself may still
 * be told that there is none, as it was when the listening began.
 */
const isThere = (ref: DocumentReference): Observable<boolean> =>
  listenQuery(query(ref.parent, where(documentId(), '==', ref.id)), ref.path).pipe(
    filter(({ fromCache }) => !fromCache),
    map(({ data }) => data.length > 0),
    take(1),
  );

/** Commands that this device has left as documents, which the SDK keeps and sends when it can. */
export interface Queue {
  /** Whether a house has commands of this person's device that wait: what comes after them waits with them. */
  holds(uid: string, providerId: string): Promise<boolean>;
  /** Leaves a command behind those that wait, and waits for its outcome. */
  put(uid: string, command: Command): Promise<Outcome>;
}

export const createQueue = ({ firestore }: Connection): Queue => {
  /** The last that waits, by person and house: the next one names it as the one before. */
  const last = new Map<string, string>();
  const found = new Map<string, Promise<void>>();

  const join = (key: string, ref: DocumentReference, outcome: Observable<Outcome>): Observable<Outcome> => {
    last.set(key, ref.id);
    const leave = () => {
      if (last.get(key) === ref.id) last.delete(key);
    };
    return outcome.pipe(finalize(leave));
  };

  /** What an earlier run of the app has left. Ids are made in the order of time. */
  const find = async (uid: string): Promise<void> => {
    const left = query(collection(firestore, folder(uid)), where('status', '==', 'queued'), orderBy(documentId()));
    const { docs } = await getDocsFromCache(left);
    for (const { ref, data } of docs.map((document) => ({ ref: document.ref, data: document.data() }))) {
      join(`${uid} ${data.providerId}`, ref, settled(ref)).subscribe({ error: () => {} });
    }
  };

  const findOnce = (uid: string): Promise<void> => {
    const finding = found.get(uid) ?? find(uid).catch(() => {});
    found.set(uid, finding);
    return finding;
  };

  return {
    holds: async (uid, providerId) => {
      await findOnce(uid);
      return last.has(`${uid} ${providerId}`);
    },
    put: async (uid, command) => {
      await findOnce(uid);
      const key = `${uid} ${command.providerId}`;
      const ref = doc(firestore, `${folder(uid)}/${command.id}`);
      const after = last.get(key);
      const queued = { ...command, after, status: 'queued', createdBy: uid, createdAt: serverTimestamp() };
      const written = setDoc(ref, queued);
      const refused = from(written).pipe(
        ignoreElements(),
        // It may have been left before, by a page that was closed since: that document is not to be changed, and will do.
        catchError((error: unknown) =>
          isThere(ref).pipe(
            map((there) => {
              if (!there) throw CounterfoilError.from(error, `queueing ${command.type}`);
            }),
          ),
        ),
        ignoreElements(),
      );
      return await firstValueFrom(join(key, ref, merge(settled(ref), refused)));
    },
  };
};
