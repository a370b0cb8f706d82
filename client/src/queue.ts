import { type Command, endUserPath, type Outcome, providerPath, type Rejection } from '@counterfoil/domain/core';
import {
  collection,
  type DocumentReference,
  doc,
  getDocsFromCache,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  where,
} from 'firebase/firestore';
import {
  concatMap,
  defer,
  filter,
  finalize,
  firstValueFrom,
  map,
  merge,
  type Observable,
  retry,
  Subject,
  skip,
  take,
  timer,
} from 'rxjs';
import { backoff } from './backoff.ts';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { listenDocument } from './listen.ts';
import type { Outbox } from './outbox.ts';
import { inChains } from './sending/in-chains.ts';
import type { Show } from './show.ts';

/** `commands/{id}`, as its sender left it and the function that executes it answers it. */
type QueuedCommand = Command & {
  readonly status: 'queued' | 'applied' | 'rejected';
  readonly after?: string;
  readonly version?: number;
  readonly eventIds?: readonly string[];
  readonly rejection?: Rejection;
};

/** Commands that this device has left as documents, which the SDK keeps and sends when it can. */
export interface Queue {
  /** Takes up what an earlier run of the app has left of this person's; once. */
  restore(uid: string, folder?: string): Promise<void>;
  /** From now on what waits for a house waits in the house's own folder, where its owner sees it. */
  openHouse(uid: string, providerId: string): Promise<void>;
  /** Whether a house has commands of this person's device that wait: what comes after them waits with them. */
  holds(uid: string, providerId: string): boolean;
  /** Leaves a command behind those that wait, and waits for its outcome. */
  put(uid: string, command: Command): Promise<Outcome>;
}

const commandsOf = (path: string): string => `${path}/commands`;

const keyOf = (uid: string, providerId: string): string => `${uid} ${providerId}`;

const refused = (commandId: string): Outcome => ({
  commandId,
  outcome: 'rejected',
  rejection: { code: 'permission-denied', message: 'this device may not send commands to this house any more' },
});

/** The SDK could not write to this device: it is full, mostly. */
const notKept = (cause: CounterfoilError): CounterfoilError =>
  new CounterfoilError('resource-exhausted', `not sent, and this device could not keep it: ${cause.message}`, cause);

const outcomeOf = (commandId: string, { status, version, eventIds, rejection }: QueuedCommand): Outcome | undefined => {
  if (status === 'rejected' && rejection) return { commandId, outcome: 'rejected', rejection };
  if (status === 'applied' && version && eventIds) return { commandId, outcome: 'applied', version, eventIds };
  return undefined;
};

export const createQueue = (connection: Connection, outbox: Outbox, show: Show): Queue => {
  const { firestore$ } = connection;
  /** The last that waits, by person and house: the next one names it as the one before. */
  const last = new Map<string, DocumentReference>();
  const found = new Map<string, Promise<void>>();
  const houses = new Set<string>();
  const renewed = firestore$.pipe(skip(1));
  renewed.subscribe(() => {
    last.clear();
    found.clear();
  });
  const dropped = renewed.pipe(
    map((): Outcome => {
      throw new CounterfoilError('cancelled', 'dropped with what this device had kept');
    }),
  );

  /**
   * Whether the server has it, however long it takes to learn that. Read past the cache: a listener may have learnt that there is
   * none before the write arrived.
   */
  const isThere = (ref: DocumentReference): Promise<boolean> =>
    firstValueFrom(
      defer(() => runTransaction(firestore$.value, (transaction) => transaction.get(ref))).pipe(
        retry({ delay: (_, failures) => timer(backoff(failures)) }),
        map((document) => document.exists()),
      ),
    );

  /** What becomes of a command that was left, however long that takes; it waits until then. */
  const settled = (uid: string, ref: DocumentReference, { type, providerId }: Command): Observable<Outcome> => {
    const key = keyOf(uid, providerId);
    last.set(key, ref);
    const work = { id: ref.id, what: type, providerId, since: new Date() };
    outbox.put({ ...work, state: 'queued' });
    let seen = false;
    return listenDocument<QueuedCommand>(connection, ref.path).pipe(
      concatMap(async ({ data, fromCache, pendingWrites }) => {
        // It was there, and is not any more: its write may have been refused.
        if (!data) return seen && !fromCache && !(await isThere(ref)) ? refused(ref.id) : undefined;
        seen = true;
        outbox.put({ ...work, state: pendingWrites ? 'queued' : 'received' });
        return outcomeOf(ref.id, data);
      }),
      filter((outcome) => outcome !== undefined),
      take(1),
      finalize(() => {
        outbox.done(ref.id);
        if (last.get(key)?.id === ref.id) last.delete(key);
      }),
    );
  };

  const find = async (uid: string, folder: string): Promise<void> => {
    const own = [where('status', '==', 'queued'), where('createdBy', '==', uid)];
    const { docs } = await getDocsFromCache(query(collection(firestore$.value, folder), ...own));
    const left = docs.map((document) => ({ ref: document.ref, command: document.data() as QueuedCommand }));
    for (const { command, ref } of inChains(left)) {
      const { id, type, providerId, payload, expectedVersion, issuedAt } = command;
      const outcome = firstValueFrom(merge(settled(uid, ref, command), dropped));
      show({ id, type, providerId, payload, issuedAt, ...(expectedVersion ? { expectedVersion } : {}) }, outcome);
    }
  };

  const restore = (uid: string, folder = commandsOf(endUserPath(uid))): Promise<void> => {
    const finding = found.get(folder) ?? find(uid, folder).catch(() => {});
    found.set(folder, finding);
    return finding;
  };

  return {
    restore,
    openHouse: async (uid, providerId) => {
      houses.add(keyOf(uid, providerId));
      await restore(uid, commandsOf(providerPath(providerId)));
    },
    holds: (uid, providerId) => last.has(keyOf(uid, providerId)),
    put: async (uid, command) => {
      const key = keyOf(uid, command.providerId);
      const before = last.get(key);
      const folder = commandsOf(houses.has(key) ? providerPath(command.providerId) : endUserPath(uid));
      const ref = doc(before?.parent ?? collection(firestore$.value, folder), command.id);
      const outcome = settled(uid, ref, command);
      const queued = { ...command, status: 'queued', createdBy: uid, createdAt: serverTimestamp() };
      const failed = new Subject<Outcome>();
      setDoc(ref, { ...queued, after: before?.id }).catch(async (error: unknown) => {
        const failure = CounterfoilError.from(error, `queueing ${command.type}`);
        if (failure.code !== 'permission-denied')
          failed.error(failure.code === 'unavailable' ? notKept(failure) : failure);
        // It may have been left before, by a page that was closed since: that document is not to be changed, and will do.
        else if (!(await isThere(ref))) failed.next(refused(command.id));
      });
      return await firstValueFrom(merge(outcome, failed, dropped));
    },
  };
};
