import { type Member, memberRef, type OutcomeOf } from '@counterfoil/domain/core';
import type { FirebaseApp } from 'firebase/app';
import type { User } from 'firebase/auth';
import type { Firestore } from 'firebase/firestore';
import { filter, firstValueFrom, type Observable, switchMap } from 'rxjs';
import type { Handle } from './commands/handle.ts';
import { commandParts } from './commands/load-parts.ts';
import type { CommandType, NewCommand } from './commands/new-command.ts';
import { createOutbox } from './commands/outbox.ts';
import { createPendingWork, type PendingWork } from './commands/pending-work.ts';
import { createSend } from './commands/send.ts';
import { connect, isPersistent } from './connection/connection.ts';
import type { ConnectionState } from './connection/connectivity.ts';
import { CounterfoilError } from './connection/counterfoil-error.ts';
import { loadPartOnSubscribe, loadUntilThere, partGone$ } from './connection/load-part.ts';
import type { CounterfoilOptions } from './connection/options.ts';
import { serverTime } from './connection/server-clock.ts';
import { internals } from './inspector/internals.ts';
import { openDefaultJournal } from './journal/open-default-journal.ts';
import { listenDocument } from './live/listen.ts';
import { createLists } from './live/lists.ts';
import { createMemoized } from './live/memoized.ts';
import { type Me, me } from './me/me.ts';
import { createOverlay } from './optimistic/overlay.ts';
import type { Refusal, Refused } from './optimistic/refused.ts';
import { showEntries } from './optimistic/show-entries.ts';
import { preload } from './preload.ts';
import { createProviderView } from './provider/create-provider-view.ts';
import type { ProviderView } from './provider/provider-view.ts';
import type { Forced } from './workspace/forced.ts';
import type { LoadFreshness } from './workspace/freshness.ts';
import { workspaceParts } from './workspace/load-parts.ts';
import { openWorkspace } from './workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from './workspace/workspace.ts';

/** The client of one Firebase app. */
export interface Counterfoil {
  /**
   * The lists and writes of the signed-in user. While it is not known yet who is signed in, as after every reload, they
   * wait. If it turns out that nobody is, they fail with `unauthenticated`. They belong to this user: when another one
   * signs in, the lists end with `permission-denied`. Call it again for the next user.
   *
   * @throws CounterfoilError `unauthenticated` once it is known that nobody is signed in
   */
  me(): Me;
  /** The lists and records of one provider. */
  provider(providerId: string): ProviderView;
  /**
   * Notes a command on this device and sends it in its turn. Returns at once a handle, which can be awaited like the
   * outcome. A refused command is a rejected outcome with a code, not an error. Lists show the command as done once it
   * is on disk, if this device can decide it. If the server refuses it, they return to the state of the server, and
   * `refusals$` keeps it. Only an outcome settles a command: after any failure of the network or of a call, the client
   * sends it again, also after a restart.
   *
   * The handle's promises may fail.
   *
   * @throws CounterfoilError `unauthenticated` while nobody is signed in
   * @throws CounterfoilError `cancelled` if the session ends first; the command then waits for its user
   * @throws CounterfoilError `resource-exhausted` if the device can neither send nor store it
   * @throws CounterfoilError `invalid-argument` if it is no JSON
   */
  send<Type extends CommandType>(command: NewCommand<Type>): Handle<OutcomeOf<Type>>;
  /**
   * Listens to all collections that a member of a provider works with, and keeps them on this device until the
   * workspace ends.
   *
   * @throws CounterfoilError `unauthenticated` while nobody is signed in
   */
  openWorkspace(providerId: string, options?: WorkspaceOptions): Workspace;
  /** State of the connection to the server; emits the current state first. */
  readonly connection$: Observable<ConnectionState>;
  /** The signed-in user; `null` if nobody is. Emits once it is known, and on each change. */
  readonly user$: Observable<User | null>;
  /** Resolves with the user once somebody is signed in. */
  whenSignedIn(): Promise<User>;
  /**
   * The current Firestore, for the app's own listeners and writes; `undefined` while there is none. It changes when the
   * cache is cleared, as for the next user of a device.
   */
  readonly firestore$: Observable<Firestore | undefined>;
  /** The signed-in user's commands and record writes that the server has not settled yet, of all tabs. */
  readonly pending$: Observable<readonly PendingWork[]>;
  /** The refused steps of the signed-in user on this device that nobody has acknowledged, oldest first. */
  readonly refusals$: Observable<readonly Refusal[]>;
  /** Forgets refusals by their ids, once somebody has seen them. */
  acknowledge(...ids: readonly string[]): Promise<void>;
  /** Each refusal of a command, once to each subscriber: the kept ones of `refusals$` first, also of earlier runs. */
  readonly rejected$: Observable<Refused>;
  /** Emits when a deploy has removed code that this page needs. Ask the user to reload. */
  readonly update$: Observable<void>;
  /** The server's time, as well as this device knows it. Use it for `expiresAt`: the device's clock may be wrong. */
  now(): Date;
  /**
   * Signs out. With `force` and unsent work, it drops this user's unsent work and returns it. Unsent work of other
   * users stays on the device.
   *
   * @throws UnsentWork if this device has unsent work and `force` is not set
   */
  signOut(options?: Forced): Promise<readonly PendingWork[]>;
  /** Ends the client: it sends and listens no more. Pending work stays on the device. */
  dispose(): void;
}

const clients = new WeakMap<FirebaseApp, Counterfoil>();

/**
 * Returns the client of a Firebase app. Call it before anything else uses its Firestore, because it chooses the cache.
 * For the same app, it returns the same client until that one is disposed of, and ignores the options.
 */
export const createCounterfoil = (options: CounterfoilOptions): Counterfoil => {
  const known = clients.get(options.app);
  if (known) return known;
  const created = create(options);
  clients.set(options.app, created);
  return created;
};

const create = (options: CounterfoilOptions): Counterfoil => {
  const connection = connect(options);
  const { app } = options;
  const { auth } = connection;
  const name = `counterfoil/${app.name}/${app.options.projectId}`;
  const isShared = isPersistent(options) && !options.journal;
  const journal = openDefaultJournal(name, { storage: options.journal, isShared, report: connection.report });
  const currentUid = () => auth.currentUser?.uid;
  const memoized = createMemoized(currentUid);
  const overlay = createOverlay();
  const pendingWork = createPendingWork(connection, journal);
  const commands$ = loadPartOnSubscribe(commandParts);
  const rejected$ = commands$.pipe(switchMap((part) => part.rejected(connection, journal)));
  const outbox = createOutbox({ connection, journal, overlay, name, isShared });
  const showing = showEntries(connection, journal, overlay);
  const { list, one } = createLists(connection, overlay, memoized);
  const provider = (providerId: string) =>
    createProviderView({ connection, list, one, memoized, overlay, outbox }, providerId);
  const requireUid = (): string => {
    const uid = currentUid();
    if (!uid) throw new CounterfoilError('unauthenticated', 'sign in first');
    return uid;
  };
  /** Only until it is known who is signed in. */
  let firstUid: Promise<string> | undefined = firstValueFrom(connection.user$)
    .then(requireUid)
    .finally(() => {
      firstUid = undefined;
    });
  firstUid.catch(() => {});
  let isOver = false;
  void preload(connection, overlay, () => isOver);
  void loadUntilThere(connection, workspaceParts, () => isOver).then((parts) =>
    parts?.maintainDevice(connection, pendingWork),
  );
  const client: Counterfoil = {
    me: () => me(connection, (!currentUid() && firstUid) || [requireUid()], { list, one, memoized }),
    provider,
    send: createSend(outbox),
    openWorkspace: (providerId, workspaceOptions) => {
      const { path } = memberRef(providerId, requireUid());
      const membership = overlay.document(path, listenDocument<Member>(connection, path));
      const profile = provider(providerId).profile();
      const freshness: LoadFreshness = async (collections, ...asked) => {
        const parts = await workspaceParts();
        return parts.freshness(connection, collections, parts.intervals(...asked));
      };
      const sources = { profile, list, membership, freshness, connection, pendingWork, rejected$, journal, outbox };
      return openWorkspace(sources, providerId, workspaceOptions);
    },
    connection$: connection.connectivity.state$,
    user$: connection.user$,
    whenSignedIn: () => firstValueFrom(connection.user$.pipe(filter((user) => user !== null))),
    firestore$: connection.firestore$,
    pending$: pendingWork.pending$,
    refusals$: commands$.pipe(switchMap((part) => part.refusals(connection, journal))),
    acknowledge: async (...ids) => (await commandParts()).acknowledge(journal, ids),
    rejected$,
    update$: partGone$,
    now: () => new Date(serverTime(connection.clock)),
    signOut: async (forced) =>
      (await workspaceParts()).assertNothingUnsent(
        connection,
        { pendingWork, journal },
        { ...forced, leave: () => auth.signOut() },
      ),
    dispose: () => {
      isOver = true;
      clients.delete(app);
      showing.unsubscribe();
      outbox.close();
      connection.close();
      journal.close();
    },
  };
  internals.set(client, { connection, journal, overlay });
  return client;
};
