import { type Command, endUserPath, type Outcome, providerPath, secondMs } from '@counterfoil/domain/core';
import {
  collection,
  type DocumentReference,
  doc,
  serverTimestamp,
  setDoc,
  waitForPendingWrites,
} from 'firebase/firestore';
import {
  catchError,
  combineLatest,
  concatMap,
  exhaustMap,
  filter,
  finalize,
  firstValueFrom,
  from,
  interval,
  merge,
  type Observable,
  of,
  switchMap,
  take,
  tap,
  throwError,
} from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { isOffline } from '../connection/connectivity.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { openSession, type Session } from '../connection/session.ts';
import { listenDocument } from '../live/listen.ts';
import type { ShowCommand } from '../optimistic/show-command.ts';
import { commandParts } from './load-parts.ts';
import type { PendingWorkStore } from './pending-work.ts';
import { forgetQueued, noteQueued, queuedIn } from './queue-journal.ts';
import type { QueuedCommand, RecoveredCommand } from './queued-command.ts';

/** Commands that this device queues as documents. The SDK stores them as pending writes, and sends them when it can. */
export interface OfflineQueue {
  /**
   * Resumes the commands that earlier runs of the app have queued for this user, in the user's folder and in the
   * provider's. Runs once per folder and session.
   */
  restore(uid: string, providerId?: string): Promise<void>;
  /** From now on queues a member's commands in the provider's folder, where its owner sees them. */
  openProvider(uid: string, providerId: string): void;
  leaveProvider(uid: string, providerId: string): void;
  /**
   * True if this device has queued commands of this user for the provider. Later commands must then queue behind them.
   */
  hasQueued(uid: string, providerId: string): boolean;
  /**
   * Queues a command behind the others of its provider, and resolves with its outcome.
   *
   * @throws CounterfoilError `resource-exhausted` if the device cannot store it, `cancelled` if the session ends first
   */
  put(uid: string, command: Command): Promise<Outcome>;
}

const keyOf = (uid: string, providerId: string): string => `${uid} ${providerId}`;

const refused = (commandId: string): Outcome => ({
  commandId,
  outcome: 'rejected',
  rejection: { code: 'permission-denied', message: 'refused by the rules' },
});

/** Poll interval for the outcome of a queued command, in addition to its listener. */
const pollMs = 30 * secondMs;

/** The SDK could not write to this device. Most often its storage is full. */
const storageError = (cause: CounterfoilError): CounterfoilError =>
  new CounterfoilError('resource-exhausted', `neither sent nor stored: ${cause.message}`, cause);

const outcomeOf = (commandId: string, { status, version, eventIds, rejection }: QueuedCommand): Outcome | undefined => {
  if (status === 'rejected' && rejection) return { commandId, outcome: 'rejected', rejection };
  if (status === 'applied' && version && eventIds) return { commandId, outcome: 'applied', version, eventIds };
  return undefined;
};

export const createOfflineQueue = (
  connection: Connection,
  pendingWork: PendingWorkStore,
  show: ShowCommand,
): OfflineQueue => {
  const { firestore, firestore$, uid$, auth, refresh$ } = connection;
  /** The newest queued command by user and provider. The next command names it as its predecessor (`after`). */
  const newest = new Map<string, DocumentReference>();
  /** User and provider of each open workspace. */
  const openProviders = new Set<string>();
  let session = openSession(connection);
  let recoveries = new Map<string, Promise<void>>();

  /** Asks the server itself, because a listener may miss a document that the server has. */
  const isOnServer = async (ref: DocumentReference, isSettled?: boolean) =>
    (await commandParts()).isOnServer(connection, ref, isSettled);

  /**
   * Emits the outcome of a queued command, however long it takes. Until then the command is pending work. The listener
   * starts after `written` resolves: an earlier one may receive a missing document, and report it as missing even after
   * the write has arrived.
   */
  const outcomeOnceSettled = (
    { uid = '', isOver, end$ }: Session,
    ref: DocumentReference,
    { type, providerId, issuedAt }: Command,
    written: Promise<unknown>,
  ): Observable<Outcome> => {
    const forget = () => forgetQueued(ref.path);
    const key = keyOf(uid, providerId);
    noteQueued(uid, ref.path);
    const work = { id: ref.id, what: type, providerId, userId: uid, since: new Date(issuedAt) };
    pendingWork.put({ ...work, state: 'queued' });
    const documentOutcome = from(written).pipe(
      switchMap(() => listenDocument<QueuedCommand>(connection, ref.path)),
      concatMap(async ({ data, fromCache }) => {
        // The server refused the write, in this run of the app or an earlier one.
        if (!data) return fromCache || (await isOnServer(ref)) ? undefined : refused(ref.id);
        pendingWork.put({ ...work, state: 'received' });
        return outcomeOf(ref.id, data);
      }),
    );
    const polls = interval(pollMs).pipe(
      exhaustMap(async () => {
        if (!isOffline() && (await isOnServer(ref, true))) refresh$.next(ref.path);
        return undefined;
      }),
    );
    const outcome = merge(documentOutcome, polls).pipe(
      filter((outcome) => outcome !== undefined),
      // A former member may not read the command either.
      catchError((error: CounterfoilError) =>
        error.code === 'permission-denied' && !isOver() ? of(refused(ref.id)) : throwError(() => error),
      ),
      tap({ next: forget, error: () => isOver() || forget() }),
    );
    return merge(outcome, end$).pipe(
      take(1),
      finalize(() => {
        pendingWork.done(ref.id);
        if (newest.get(key)?.id === ref.id) newest.delete(key);
      }),
    );
  };

  const recover = async (current: Session, uid: string, folder: string): Promise<void> => {
    const { recoveredCommands, missingCommands } = await commandParts();
    const written = waitForPendingWrites(firestore()).catch(() => {});
    const resume = ({ command, ref }: RecoveredCommand): void => {
      if (current.isOver()) return;
      const { id, type, providerId, payload, expectedVersion, issuedAt } = command;
      const outcome = firstValueFrom(outcomeOnceSettled(current, ref, command, written));
      show({ id, type, providerId, payload, issuedAt, ...(expectedVersion ? { expectedVersion } : {}) }, outcome);
    };
    const recovered = await recoveredCommands(connection, uid, folder);
    for (const queued of recovered) {
      newest.set(keyOf(uid, queued.command.providerId), queued.ref);
      resume(queued);
    }
    const listen = (path: string) => listenDocument<QueuedCommand>(connection, path);
    missingCommands(listen, connection, queuedIn(folder, uid), recovered).subscribe(resume);
  };

  const currentSession = (): Session => {
    if (session.isOver()) {
      session = openSession(connection);
      recoveries = new Map();
    }
    return session;
  };

  const recoverOnce = (uid: string, path: string): Promise<void> => {
    const current = currentSession();
    const recovery = recoveries.get(path) ?? recover(current, uid, `${path}/commands`).catch(() => {});
    recoveries.set(path, recovery);
    return recovery;
  };

  const restore = async (uid: string, providerId?: string): Promise<void> => {
    await Promise.all([
      recoverOnce(uid, endUserPath(uid)),
      ...(providerId ? [recoverOnce(uid, providerPath(providerId))] : []),
    ]);
  };

  // When the page loads, after each sign-in, and for each new Firestore.
  combineLatest([firestore$, uid$]).subscribe(([instance, uid]) => {
    if (instance && uid && uid === auth.currentUser?.uid) void restore(uid);
  });

  return {
    restore,
    openProvider: (uid, providerId) => {
      openProviders.add(keyOf(uid, providerId));
      void restore(uid, providerId);
    },
    leaveProvider: (uid, providerId) => openProviders.delete(keyOf(uid, providerId)),
    hasQueued: (uid, providerId) => newest.has(keyOf(uid, providerId)),
    put: async (uid, command) => {
      const current = currentSession();
      const key = keyOf(uid, command.providerId);
      const predecessor = newest.get(key);
      const path = openProviders.has(key) ? providerPath(command.providerId) : endUserPath(uid);
      const ref = doc(predecessor?.parent ?? collection(firestore(), `${path}/commands`), command.id);
      const queued = { ...command, status: 'queued', createdBy: uid, createdAt: serverTimestamp() };
      newest.set(key, ref);
      const written = setDoc(ref, { ...queued, after: predecessor?.id }).catch((error: unknown) => {
        const failure = CounterfoilError.from(error, `queueing ${command.type}`);
        // The rules deny a second write. An earlier page may have queued the same command; its document then gives the
        // outcome.
        if (failure.code !== 'permission-denied')
          throw failure.code === 'unavailable' ? storageError(failure) : failure;
      });
      return await firstValueFrom(outcomeOnceSettled(current, ref, command, written));
    },
  };
};
