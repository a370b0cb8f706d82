import { type Command, endUserPath, type Outcome, providerPath } from '@counterfoil/domain/core';
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

/** Commands that this device has left as documents, which the SDK keeps and sends when it can. */
export interface OfflineQueue {
  /** Takes up what an earlier run of the app has left of this person's, in their own folder and in that of a house; once. */
  restore(uid: string, providerId?: string): Promise<void>;
  /** From now on what waits for a house waits in the house's own folder, where its owner sees it. For its members. */
  openProvider(uid: string, providerId: string): void;
  leaveProvider(uid: string, providerId: string): void;
  /** Whether a house has commands of this person's device that wait: what comes after them waits with them. */
  hasQueued(uid: string, providerId: string): boolean;
  /** Leaves a command behind those that wait, and waits for its outcome. */
  put(uid: string, command: Command): Promise<Outcome>;
}

const keyOf = (uid: string, providerId: string): string => `${uid} ${providerId}`;

const refused = (commandId: string): Outcome => ({
  commandId,
  outcome: 'rejected',
  rejection: { code: 'permission-denied', message: 'not a member any more' },
});

/** Of a command that was left it is asked so often what became of it, beside being listened for. */
const askAgainMs = 30_000;

/** The SDK could not write to this device: it is full, mostly. */
const notKept = (cause: CounterfoilError): CounterfoilError =>
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
  /** The last that waits, by person and house: the next one names it as the one before. */
  const last = new Map<string, DocumentReference>();
  const houses = new Set<string>();
  let session = openSession(connection);
  let found = new Map<string, Promise<void>>();

  /** A listener may miss what the server has. */
  const isOnServer = async (ref: DocumentReference, isSettled?: boolean) =>
    (await commandParts()).isOnServer(connection, ref, isSettled);

  /**
   * What becomes of a command that was left, however long that takes; it waits until then. It is listened for once it was
   * `written`: a listener that begins before may be told that it is not there, and believe that for longer than it is true.
   */
  const settled = (
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
    const heard = from(written).pipe(
      switchMap(() => listenDocument<QueuedCommand>(connection, ref.path)),
      concatMap(async ({ data, fromCache }) => {
        // Its write was refused, be it in an earlier run of the app.
        if (!data) return fromCache || (await isOnServer(ref)) ? undefined : refused(ref.id);
        pendingWork.put({ ...work, state: 'received' });
        return outcomeOf(ref.id, data);
      }),
    );
    const missed = interval(askAgainMs).pipe(
      exhaustMap(async () => {
        if (!isOffline() && (await isOnServer(ref, true))) refresh$.next(ref.path);
        return undefined;
      }),
    );
    const outcome = merge(heard, missed).pipe(
      filter((outcome) => outcome !== undefined),
      // Whoever is no member any more may not even look.
      catchError((error: CounterfoilError) =>
        error.code === 'permission-denied' && !isOver() ? of(refused(ref.id)) : throwError(() => error),
      ),
      tap({ next: forget, error: () => isOver() || forget() }),
    );
    return merge(outcome, end$).pipe(
      take(1),
      finalize(() => {
        pendingWork.done(ref.id);
        if (last.get(key)?.id === ref.id) last.delete(key);
      }),
    );
  };

  const find = async (own: Session, uid: string, folder: string): Promise<void> => {
    const { recoveredCommands, missingCommands } = await commandParts();
    const written = waitForPendingWrites(firestore()).catch(() => {});
    const takeUp = ({ command, ref }: RecoveredCommand): void => {
      if (own.isOver()) return;
      const { id, type, providerId, payload, expectedVersion, issuedAt } = command;
      const outcome = firstValueFrom(settled(own, ref, command, written));
      show({ id, type, providerId, payload, issuedAt, ...(expectedVersion ? { expectedVersion } : {}) }, outcome);
    };
    const left = await recoveredCommands(connection, uid, folder);
    for (const one of left) {
      last.set(keyOf(uid, one.command.providerId), one.ref);
      takeUp(one);
    }
    const listen = (path: string) => listenDocument<QueuedCommand>(connection, path);
    missingCommands(listen, connection, queuedIn(folder, uid), left).subscribe(takeUp);
  };

  const sessionNow = (): Session => {
    if (session.isOver()) {
      session = openSession(connection);
      found = new Map();
    }
    return session;
  };

  const findOnce = (uid: string, path: string): Promise<void> => {
    const own = sessionNow();
    const finding = found.get(path) ?? find(own, uid, `${path}/commands`).catch(() => {});
    found.set(path, finding);
    return finding;
  };

  const restore = async (uid: string, providerId?: string): Promise<void> => {
    await Promise.all([
      findOnce(uid, endUserPath(uid)),
      ...(providerId ? [findOnce(uid, providerPath(providerId))] : []),
    ]);
  };

  // At every start, be it the page's, a person's, or that of another Firestore.
  combineLatest([firestore$, uid$]).subscribe(([current, uid]) => {
    if (current && uid && uid === auth.currentUser?.uid) void restore(uid);
  });

  return {
    restore,
    openProvider: (uid, providerId) => {
      houses.add(keyOf(uid, providerId));
      void restore(uid, providerId);
    },
    leaveProvider: (uid, providerId) => houses.delete(keyOf(uid, providerId)),
    hasQueued: (uid, providerId) => last.has(keyOf(uid, providerId)),
    put: async (uid, command) => {
      const own = sessionNow();
      const key = keyOf(uid, command.providerId);
      const before = last.get(key);
      const path = houses.has(key) ? providerPath(command.providerId) : endUserPath(uid);
      const ref = doc(before?.parent ?? collection(firestore(), `${path}/commands`), command.id);
      const queued = { ...command, status: 'queued', createdBy: uid, createdAt: serverTimestamp() };
      last.set(key, ref);
      const written = setDoc(ref, { ...queued, after: before?.id }).catch((error: unknown) => {
        const failure = CounterfoilError.from(error, `queueing ${command.type}`);
        // It may have been left before, by a page that was closed since: that document is not to be changed, and will do.
        if (failure.code !== 'permission-denied') throw failure.code === 'unavailable' ? notKept(failure) : failure;
      });
      return await firstValueFrom(settled(own, ref, command, written));
    },
  };
};
