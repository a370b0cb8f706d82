import { type Member, memberRef, type Outcome, type Query } from '@counterfoil/domain/core';
import type { Observable } from 'rxjs';
import type { CommandType, NewCommand } from './commands/new-command.ts';
import { createOfflineQueue } from './commands/offline-queue.ts';
import { createPendingWork, type PendingWork } from './commands/pending-work.ts';
import { createSend } from './commands/send.ts';
import { type CounterfoilOptions, connect } from './connection/connection.ts';
import type { ConnectionState } from './connection/connectivity.ts';
import { CounterfoilError } from './connection/counterfoil-error.ts';
import { listenDocument } from './live/listen.ts';
import { createLists } from './live/lists.ts';
import { createMemoized } from './live/memoized.ts';
import { type Me, me } from './me/me.ts';
import { createOverlay } from './optimistic/overlay.ts';
import type { Refused } from './optimistic/refused.ts';
import { createShowCommand } from './optimistic/show-command.ts';
import { preload } from './preload.ts';
import { type ProviderView, providerView } from './provider/provider-view.ts';
import type { Forced } from './workspace/forced.ts';
import { workspaceParts } from './workspace/load-parts.ts';
import { openWorkspace } from './workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from './workspace/workspace.ts';

/** The client of one Firebase app. */
export interface Counterfoil {
  /**
   * The lists and writes of the signed-in user.
   *
   * @throws CounterfoilError `unauthenticated` while nobody is signed in
   */
  me(): Me;
  /** The lists and records of one provider. */
  provider(providerId: string): ProviderView;
  /**
   * Sends a command and resolves with its outcome. A refused command is a rejected outcome with a code, not an error.
   * Offline, the client queues the command, and the promise stays pending until the server has settled it. Lists show
   * the command as done at once, if this device can decide it. If the server refuses it, they return to the state of
   * the server.
   *
   * @throws CounterfoilError `unauthenticated` while nobody is signed in
   * @throws CounterfoilError `cancelled` if the session ends first
   * @throws CounterfoilError `resource-exhausted` if the device can neither send nor store it
   * @throws CounterfoilError with the code of the call if the server refuses the whole call
   */
  send<Type extends CommandType>(command: NewCommand<Type>): Promise<Outcome>;
  /**
   * Listens to all collections that a member of a provider works with, and keeps them on this device until the
   * workspace ends.
   *
   * @throws CounterfoilError `unauthenticated` while nobody is signed in
   */
  openWorkspace(providerId: string, options?: WorkspaceOptions): Workspace;
  /** State of the connection to the server; emits the current state first. */
  readonly connection$: Observable<ConnectionState>;
  /** The signed-in user's commands and record writes that the server has not settled yet, on this device. */
  readonly pending$: Observable<readonly PendingWork[]>;
  /** Refused commands of this device. Includes commands that an earlier run of the app has queued. */
  readonly rejected$: Observable<Refused>;
  /**
   * Signs out. With `force` and unsent work, it also clears this device's cache and returns the dropped work. If
   * another user has queued commands on this device, it drops nothing.
   *
   * @throws UnsentWork if this device has unsent work and `force` is not set
   */
  signOut(options?: Forced): Promise<readonly PendingWork[]>;
}

/** Creates the client of a Firebase app. Call it once per app, before anything else uses its Firestore. */
export const createCounterfoil = (options: CounterfoilOptions): Counterfoil => {
  const connection = connect(options);
  const { auth } = connection;
  const memoized = createMemoized(() => auth.currentUser?.uid);
  const overlay = createOverlay();
  const pendingWork = createPendingWork(connection);
  const show = createShowCommand(connection, overlay);
  const offlineQueue = createOfflineQueue(connection, pendingWork, show);
  const { list, one } = createLists(connection, overlay, memoized);
  const provider = (providerId: string) =>
    providerView({ connection, list, one, memoized, overlay, pendingWork }, providerId);
  const requireUid = (): string => {
    const uid = auth.currentUser?.uid;
    if (!uid) throw new CounterfoilError('unauthenticated', 'sign in first');
    return uid;
  };
  void preload();
  void workspaceParts()
    .then(({ maintainDeviceCache }) => maintainDeviceCache(connection, pendingWork))
    .catch(() => {});
  return {
    me: () => me(connection, requireUid(), { list, one, memoized }),
    provider,
    send: createSend(connection, { offlineQueue, pendingWork, show }),
    openWorkspace: (providerId, workspaceOptions) => {
      const { path } = memberRef(providerId, requireUid());
      const membership = overlay.document(path, listenDocument<Member>(connection, path));
      const profile = provider(providerId).profile();
      const isBehind = async (query: Query, changedAt: () => Date | undefined) =>
        (await workspaceParts()).isBehind(connection, query, changedAt);
      const sources = { connection, profile, list, isBehind, membership, overlay, pendingWork, offlineQueue };
      return openWorkspace(sources, providerId, workspaceOptions);
    },
    connection$: connection.connectivity.state$,
    pending$: pendingWork.pending$,
    rejected$: overlay.rejected$,
    signOut: async (forced) =>
      (await workspaceParts()).assertNothingUnsent(connection, pendingWork, {
        ...forced,
        leave: () => auth.signOut(),
      }),
  };
};
