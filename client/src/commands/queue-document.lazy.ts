import { type Command, endUserPath, type Outcome, providerPath, secondMs } from '@counterfoil/domain/core';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import {
  catchError,
  concat,
  concatMap,
  defer,
  exhaustMap,
  filter,
  from,
  interval,
  merge,
  type Observable,
  of,
  switchMap,
  takeWhile,
} from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { listenDocument } from '../live/listen.ts';
import { isOnServer } from './is-on-server.lazy.ts';
import type { QueuedCommand } from './queued-command.ts';

/** Poll interval for the outcome of a queued command, in addition to its listener. */
const pollMs = 30 * secondMs;

export const outcomeOf = (
  commandId: string,
  { status, version, eventIds, rejection }: Pick<QueuedCommand, 'status' | 'version' | 'eventIds' | 'rejection'>,
): Outcome | undefined => {
  if (status === 'rejected' && rejection) return { commandId, outcome: 'rejected', rejection };
  if (status === 'applied' && version && eventIds) return { commandId, outcome: 'applied', version, eventIds };
  return undefined;
};

interface Queueing {
  readonly uid: string;
  readonly command: Command;
  /** A member with an open workspace queues in the provider's folder, where its owner sees the commands. */
  readonly isOfMember: boolean;
  /** Id of the command that this device queued before it for the same provider. */
  readonly after?: string | undefined;
}

/** The folders to queue a command in: a former member may still use their own. */
const foldersFor = ({ uid, command, isOfMember }: Queueing): readonly string[] =>
  isOfMember ? [providerPath(command.providerId), endUserPath(uid)] : [endUserPath(uid)];

/**
 * Hands a command to the server as a document in `commands`, the second way in, for a device that reaches Firestore and
 * not the functions. Emits `received` once the server has it, and its outcome, however long that takes. Completes
 * without an outcome if the rules deny the document: the other way in has to settle the command.
 */
export const queueDocument = (connection: Connection, queueing: Queueing): Observable<Outcome | 'received'> =>
  concat(...foldersFor(queueing).map((folder) => defer(() => queueIn(connection, queueing, folder))));

const queueIn = (
  connection: Connection,
  { uid, command, after }: Queueing,
  folder: string,
): Observable<Outcome | 'received'> => {
  const ref = doc(connection.firestore(), `${folder}/commands`, command.id);
  const queued = { ...command, status: 'queued', createdBy: uid, createdAt: serverTimestamp(), after };
  const written = setDoc(ref, queued).catch((error: unknown) => {
    // The rules deny a second write: an earlier attempt has queued it, and its document gives the outcome.
    if (CounterfoilError.from(error, 'queueing').code !== 'permission-denied') throw error;
  });
  // An earlier listener may receive a missing document, and report it as missing even after the write has arrived.
  const snapshots = from(written).pipe(
    switchMap(() => listenDocument<QueuedCommand>(connection, ref.path)),
    concatMap(async ({ data, fromCache }) => {
      if (data) return outcomeOf(ref.id, data) ?? (fromCache ? undefined : ('received' as const));
      return fromCache || (await isOnServer(connection, ref)) ? undefined : ('denied' as const);
    }),
  );
  const polls = interval(pollMs).pipe(
    exhaustMap(async () => {
      if (!connection.network.isOffline() && (await isOnServer(connection, ref, true)))
        connection.refresh$.next(ref.path);
      return undefined;
    }),
  );
  return merge(snapshots, polls).pipe(
    catchError((error: unknown) => {
      connection.report(`queueing ${command.type}`, error);
      return of('denied' as const);
    }),
    filter((one) => one !== undefined),
    takeWhile((one) => one !== 'denied'),
  );
};
